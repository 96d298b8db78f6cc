import { findConsolidation } from '../../../prisma/queries/consolidations.js';
import { lockMaster } from '../../../prisma/queries/masters.js';
import { RecordError } from '../../../prisma/recordErrors.js';
import { moveTo } from '../../enterState.js';
import { ActRefused, type ActHandler } from '../actHandler.js';
import { refuseLeft } from '../../effects/goodsInHand.js';

/**
 * The parcel is shut into a bag and travels under its master from now on. A hold on a parcel that is in the bag already
 * does not keep this one out: it keeps the bag from leaving.
 */
export const consolidate: ActHandler<'consolidate'> = async ({ deps, change, payload, by, reason }) => {
  const { tx, declaration } = change;
  const { consolidationId } = payload;
  const bag = await findConsolidation(tx, consolidationId);
  if (bag === undefined) throw new RecordError('RECORD.MISSING', `no consolidation ${consolidationId}`);
  refuseLeft(change);
  if (declaration.flags.includes('amendment_requested'))
    throw new ActRefused('AMENDMENT.ALREADY_REQUESTED', 'asked for');
  if (declaration.flags.includes('withdrawal_requested'))
    throw new ActRefused('WITHDRAWAL.ALREADY_REQUESTED', 'asked for');
  if (!declaration.facts.labelled || declaration.facts.departed)
    throw new ActRefused('CONSOLIDATION.PARCELS_NOT_READY', 'not at hand with a label on it');
  await lockMaster(tx, consolidationId);
  const { mucr, bagSscc, container } = bag;
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'consolidate' },
    facts: { masterFreeOfHolds: true },
    what: 'consignmentConsolidated',
    by,
    why: reason(`The parcel is in a bag that was shut under master ${mucr}.`),
    details: { consolidation_id: consolidationId, mucr, bag_sscc: bagSscc, container_number: container },
  });
  declaration.consolidationId = consolidationId;
  return undefined;
};
