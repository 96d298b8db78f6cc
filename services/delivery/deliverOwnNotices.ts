import type { ActKind } from '../../domain/clearance/actions.js';
import { DISPATCHER } from '../../prisma/actor.js';
import { listOwnNotices } from '../../prisma/queries/ownNotices.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { deliverNotice } from './deliverNotice.js';

/** Acts after which the other parcels of a master may have something to hear. */
const TOLD_AFTER: readonly ActKind[] = ['placeHold', 'liftHold', 'takeOut', 'recall', 'consolidate'];
const BATCH = 50;

/**
 * Brings what clearances tell one another after an act. The next sweep would, too; this is so that a bag stops at once
 * when a parcel in it is held.
 */
export function deliverAfter(deps: ServiceDeps, kind: ActKind): void {
  if (!TOLD_AFTER.includes(kind)) return;
  deps.background.start('deliverOwnNotices', async () => {
    for (const id of await deps.record.withActor(DISPATCHER, (tx) => listOwnNotices(tx, BATCH)))
      await deliverNotice(deps, id);
  });
}
