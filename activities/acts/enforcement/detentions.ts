import { clearanceWorkflowId } from '../../../domain/ids/workflowIds.js';
import { overtakeAppeals, serveNotice, type NewLegalNotice } from '../../../prisma/queries/legalNotices.js';
import { closeTasks, openTask } from '../../../prisma/queries/tasks.js';
import { assessFinally } from '../../effects/assess.js';
import { knownOfGoods, refuseLeft } from '../../effects/goodsInHand.js';
import { dueAt } from '../../enterState.js';
import type { ActContext, ActHandler } from '../actHandler.js';
import { moveSigned } from './signedAct.js';

/**
 * Two officers keep the goods back: the exporter is given notice of ground, reason and place, and may appeal while the
 * window is open. Source: Revised Kyoto Convention, Specific Annex H, chapter 1, and General Annex, chapter 10.
 */
export const detain: ActHandler<'detain'> = async (context) => {
  refuseLeft(context.change);
  await closeTasks(context.change, 'done', context.act.personId, { kinds: ['inspection', 'recalled_goods'] });
  await keepBack(context, 'detain', {
    what: 'goodsDetained',
    otherwise: 'Customs detains the goods.',
    notice: 'detention',
    title: 'Decide on the detained goods: let them go, return, seize or destroy them',
  });
  return undefined;
};

/** Two officers take detained goods: notice again, and a window of its own to appeal. */
export const seize: ActHandler<'seize'> = async (context) => {
  await keepBack(context, 'seize', {
    what: 'goodsSeized',
    otherwise: 'Customs seizes the goods.',
    notice: 'seizure',
    title: 'Decide on the seized goods: have them forfeited or destroyed',
  });
  return undefined;
};

/** Two officers let detained goods go: the clearance goes on to its release. */
export const endDetention: ActHandler<'endDetention'> = async (context) => {
  await overtakeAppeals(context.change);
  await moveSigned(context, 'endDetention', {
    what: 'detentionEnded',
    otherwise: 'Customs lets the detained goods go.',
  });
  await assessFinally(context.deps, context.change);
  return undefined;
};

async function keepBack<Kind extends 'detain' | 'seize'>(
  context: ActContext<Kind>,
  action: Kind,
  said: {
    what: 'goodsDetained' | 'goodsSeized';
    otherwise: string;
    notice: NewLegalNotice['kind'];
    title: string;
  },
): Promise<void> {
  const { deps, change, act, reason } = context;
  const { place, legalBasis, signedBy } = context.payload;
  const { what, otherwise, notice: kind, title } = said;
  const appealUntil = dueAt(deps, change, 'appeal_window', change.at);
  await moveSigned(context, action, { what, otherwise, details: { place, appeal_until: appealUntil } });
  await serveNotice(change, {
    ...{ kind, legalBasis, place, appealUntil },
    reason: reason(otherwise),
    signatories: { proposedBy: act.personId, signedBy },
  });
  await openTask(change, {
    kind: 'detained_goods',
    queue: 'customs',
    title,
    workflowId: clearanceWorkflowId(change.declaration.id),
    details: { ...knownOfGoods(change), place, appeal_until: appealUntil },
  });
}
