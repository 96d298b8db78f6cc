import { clearanceWorkflowId } from '../../../domain/ids/workflowIds.js';
import { openTask } from '../../../prisma/queries/tasks.js';
import { askToPayDestination } from '../../effects/askToPayDestination.js';
import { knownOfGoods, refuseLeft } from '../../effects/goodsInHand.js';
import { letParcelGoOn, stopParcel } from '../../effects/stoppedParcel.js';
import { moveTo } from '../../enterState.js';
import type { ActHandler } from '../actHandler.js';

/**
 * Customs calls released goods back before they leave. What the carrier has is to be stopped there; a parcel in a bag is
 * no longer in it. Source: Revised Kyoto Convention, General Annex, chapter 3.
 */
export const recall: ActHandler<'recall'> = async ({ deps, change, by, reason }) => {
  refuseLeft(change);
  const { declaration } = change;
  const consolidationId = declaration.consolidationId;
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'recall' },
    what: 'declarationRecalled',
    by,
    why: reason('Customs called the goods back.'),
    details: { ...knownOfGoods(change), consolidation_id: consolidationId },
  });
  declaration.consolidationId = null;
  await stopParcel(change);
  await openTask(change, {
    kind: 'recalled_goods',
    queue: 'customs',
    title: 'Decide on the recalled goods: examine them, detain them, or let them go on',
    workflowId: clearanceWorkflowId(declaration.id),
    details: knownOfGoods(change),
  });
  return undefined;
};

/** The recalled goods may go on: the release stands again, with everything that had been done under it. */
export const endRecall: ActHandler<'endRecall'> = async ({ deps, change, by, reason }) => {
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'endRecall' },
    what: 'recallEnded',
    by,
    why: reason('The recalled goods may go on.'),
  });
  await letParcelGoOn(change);
  await askToPayDestination(change);
  return undefined;
};
