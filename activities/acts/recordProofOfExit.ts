import { findStanding } from '../../prisma/queries/besideState.js';
import { moveTo } from '../enterState.js';
import type { ActHandler } from './actHandler.js';

/** An officer records the proof of exit by hand, where the notice of customs at the border did not come. */
export const recordProofOfExit: ActHandler<'recordProofOfExit'> = async ({ deps, change, payload, by, reason }) => {
  const { exitedAt, officeOfExit, reference } = payload;
  const { declaration } = change;
  declaration.facts = {
    ...declaration.facts,
    exitProved: true,
    exit: { from: 'officer', exitedAt, officeOfExit, ...(reference === null ? {} : { reference }) },
  };
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'recordProofOfExit' },
    // Out of a shut bag nothing leaves while a parcel in it is on hold.
    facts: { masterFreeOfHolds: (await findStanding(change.tx, declaration)).masterFreeOfHolds },
    what: 'declarationExited',
    by,
    why: reason('An officer recorded the proof of exit.'),
    details: { exited_at: exitedAt, office_of_exit: officeOfExit, reference },
  });
  return undefined;
};
