import type { EventType } from '../../prisma/queries/eventTypes.js';
import { moveTo } from '../enterState.js';
import { BY_AUTHORITY, BY_ITS_NOTICE, type Follow } from './byAuthority.js';

/**
 * The authority invalidated the declaration: with a request of ours it is withdrawn, before the goods came it has expired.
 * What was done under it is undone as at every early end, but for the lodgement, which customs has ended itself.
 */
export const followEnd: Follow = async (deps, change) => {
  const { state, flags } = change.declaration;
  const asked = flags.includes('withdrawal_requested');
  const [what, why]: [EventType, string] =
    state === 'PRELODGED'
      ? ['declarationExpired', 'Customs no longer waits for the goods: the declaration has expired.']
      : asked && state !== 'EXIT_OVERDUE'
        ? ['declarationWithdrawn', 'Customs consented: the declaration is withdrawn.']
        : ['declarationInvalidated', 'Customs invalidated the declaration.'];
  await moveTo(deps, change, {
    trigger: { kind: 'notice', notice: 'customs_invalidated' },
    facts: BY_ITS_NOTICE,
    what,
    by: BY_AUTHORITY,
    why,
  });
  // A parcel that may not leave is no longer in its bag.
  change.declaration.consolidationId = null;
};
