import { liftHold as lift, placeHold as place } from '../../../prisma/queries/holds.js';
import { moveTo } from '../../enterState.js';
import { ActRefused, type ActHandler } from '../actHandler.js';

/** Customs holds the consignment where it is: neither release nor handover goes on until the hold is lifted. */
export const placeHold: ActHandler<'placeHold'> = async ({ deps, change, act, by, reason }) => {
  const why = reason('Customs holds the consignment.');
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'placeHold' },
    what: 'holdPlaced',
    by,
    why,
    details: { hold_id: await place(change, { placedBy: act.personId, reason: why }) },
  });
  return undefined;
};

/** Customs lets the consignment go on. */
export const liftHold: ActHandler<'liftHold'> = async ({ deps, change, act, by, reason }) => {
  const why = reason('Customs lifted the hold.');
  const holdId = await lift(change, { liftedBy: act.personId, reason: why });
  if (holdId === undefined) throw new ActRefused('CLEARANCE.ACTION_NOT_ALLOWED', 'no hold stands');
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'liftHold' },
    what: 'holdLifted',
    by,
    why,
    details: { hold_id: holdId },
  });
  return undefined;
};
