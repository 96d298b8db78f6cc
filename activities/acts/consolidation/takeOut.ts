import { refuseLeft } from '../../effects/goodsInHand.js';
import { moveTo } from '../../enterState.js';
import type { ActHandler } from '../actHandler.js';

/** The parcel is taken out of its bag: it stands released on its own again, and what holds it holds the bag no more. */
export const takeOut: ActHandler<'takeOut'> = async ({ deps, change, by, reason }) => {
  refuseLeft(change);
  const { declaration } = change;
  const { consolidationId } = declaration;
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'takeOut' },
    what: 'consignmentTakenOut',
    by,
    why: reason('The parcel was taken out of its bag.'),
    details: { consolidation_id: consolidationId },
  });
  declaration.consolidationId = null;
  return undefined;
};
