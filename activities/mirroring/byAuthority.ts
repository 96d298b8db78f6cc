import type { DoneBy } from '../../prisma/queries/timeline.js';
import type { Mirror } from '../effects/standingWords.js';
import type { Change } from '../../prisma/queries/change.js';
import type { ActivityDeps } from '../deps.js';

/** Whatever follows from the authority's own notice is its act. */
export const BY_AUTHORITY: DoneBy = { actor: 'customs', role: 'counterparty' };

/** The facts that guards of the authority's arrows ask for. */
export const BY_ITS_NOTICE = { decides: 'authority' } as const;

/** Follows one word of the authority: moves along its arrow where it leads along one, with everything that goes with it. */
export type Follow = (deps: ActivityDeps, change: Change, word: Mirror) => Promise<void>;
