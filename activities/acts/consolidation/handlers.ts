import { ActRefused, type ActHandler } from '../actHandler.js';

type Kind = 'consolidate' | 'takeOut';

const notYet: ActHandler<Kind> = () => Promise.reject(new ActRefused('CLEARANCE.ACTION_NOT_ALLOWED', 'not done yet'));

export const CONSOLIDATION_HANDLERS: { readonly [K in Kind]: ActHandler<K> } = {
  consolidate: notYet,
  takeOut: notYet,
};
