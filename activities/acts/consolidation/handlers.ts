import type { ActHandler } from '../actHandler.js';
import { consolidate } from './consolidate.js';
import { takeOut } from './takeOut.js';

type Kind = 'consolidate' | 'takeOut';

export const CONSOLIDATION_HANDLERS: { readonly [K in Kind]: ActHandler<K> } = { consolidate, takeOut };
