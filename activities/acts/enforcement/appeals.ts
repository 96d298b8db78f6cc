import { clearanceWorkflowId } from '../../../domain/ids/workflowIds.js';
import { decideAppeal as decide, lodgeAppeal as lodge } from '../../../prisma/queries/legalNotices.js';
import { closeTasks, openTask } from '../../../prisma/queries/tasks.js';
import { assessFinally } from '../../effects/assess.js';
import { takeDocuments } from '../../effects/takeDocuments.js';
import { moveTo } from '../../enterState.js';
import type { ActHandler } from '../actHandler.js';
import { moveSigned } from './signedAct.js';

/**
 * The exporter appeals against a detention or seizure, while the window is open. The grounds stay in the appeal and the
 * task: the timeline holds none of them. Source: Revised Kyoto Convention, General Annex, chapter 10.
 */
export const lodgeAppeal: ActHandler<'lodgeAppeal'> = async ({ deps, change, act, payload, by }) => {
  const { declaration } = change;
  const { grounds, documentIds } = payload;
  await takeDocuments(change, documentIds);
  const appealId = await lodge(change, { grounds, documentIds, lodgedBy: act.personId });
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'lodgeAppeal' },
    what: 'appealLodged',
    by,
    why: 'The exporter appealed.',
    details: { appeal_id: appealId, document_ids: [...documentIds] },
  });
  await openTask(change, {
    kind: 'appeal_decision',
    queue: 'customs',
    title: "Decide on the exporter's appeal",
    workflowId: clearanceWorkflowId(declaration.id),
    subjectId: appealId,
    details: { grounds, document_ids: [...documentIds] },
  });
  return undefined;
};

/** Two officers decide an appeal: upheld, the clearance goes on to its release; dismissed, the goods stay where they are. */
export const decideAppeal: ActHandler<'decideAppeal'> = async (context) => {
  const { deps, change, act, payload, reason } = context;
  const { upheld, signedBy } = payload;
  const otherwise = upheld ? 'The appeal is upheld: the goods are let go.' : 'The appeal is dismissed.';
  const standing = upheld ? 'upheld' : 'dismissed';
  const appealId = await decide(change, { standing, decidedBy: act.personId, signedBy, why: reason(otherwise) });
  await closeTasks(change, 'done', act.personId, { kinds: ['appeal_decision'] });
  await moveSigned(context, 'decideAppeal', {
    what: 'appealDecided',
    otherwise,
    facts: { appealUpheld: upheld },
    details: { appeal_id: appealId, upheld },
  });
  if (upheld) {
    await assessFinally(deps, change);
  } else {
    // The window has served its purpose: the wait for its end is over.
    const { appeal_window: _over, ...deadlines } = change.declaration.deadlines;
    change.declaration.deadlines = deadlines;
  }
  return undefined;
};
