import { findStanding } from '../../prisma/queries/besideState.js';
import { lockMaster } from '../../prisma/queries/masters.js';
import { moveTo } from '../enterState.js';
import { ActRefused, type ActHandler } from './actHandler.js';

/** An officer records the proof of exit by hand, where the notice of customs at the border did not come. */
export const recordProofOfExit: ActHandler<'recordProofOfExit'> = async ({ deps, change, payload, by, reason }) => {
  const { exitedAt, officeOfExit, reference } = payload;
  const { declaration } = change;
  if (declaration.consolidationId !== null) await lockMaster(change.tx, declaration.consolidationId);
  const { masterFreeOfHolds } = await findStanding(change.tx, declaration);
  if (declaration.state === 'CONSOLIDATED' && !masterFreeOfHolds)
    throw new ActRefused('CONSOLIDATION.MASTER_HELD', `a parcel of the master of ${declaration.id} is on hold`);
  declaration.facts = {
    ...declaration.facts,
    exitProved: true,
    exit: { from: 'officer', exitedAt, officeOfExit, ...(reference === null ? {} : { reference }) },
  };
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'recordProofOfExit' },
    // Out of a shut bag nothing leaves while a parcel in it is on hold.
    facts: { masterFreeOfHolds },
    what: 'declarationExited',
    by,
    why: reason('An officer recorded the proof of exit.'),
    details: { exited_at: exitedAt, office_of_exit: officeOfExit, reference },
  });
  return undefined;
};
