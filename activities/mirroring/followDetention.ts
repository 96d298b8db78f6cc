import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { serveNotice } from '../../prisma/queries/legalNotices.js';
import { openTask } from '../../prisma/queries/tasks.js';
import { knownOfGoods } from '../effects/goodsInHand.js';
import { dueAt, moveTo } from '../enterState.js';
import { BY_AUTHORITY, BY_ITS_NOTICE, type Follow } from './byAuthority.js';
import { callBack } from './callBack.js';
import { endTheirExamination } from './endTheirExamination.js';

/** The authority detained the goods: the exporter is given notice, without signatures of ours, and may appeal. */
export const followDetention: Follow = async (deps, change, word) => {
  const { state, facts } = change.declaration;
  if (state === 'RELEASED' || state === 'CONSOLIDATED') return callBack(deps, change, word);
  const { reason, legalBasis, place } = (facts.theirs?.detained?.details ?? {}) as Record<string, string | undefined>;
  const appealUntil = dueAt(deps, change, 'appeal_window', change.at);
  await endTheirExamination(change);
  await moveTo(deps, change, {
    trigger: { kind: 'notice', notice: 'customs_detained' },
    facts: BY_ITS_NOTICE,
    what: 'goodsDetained',
    by: BY_AUTHORITY,
    why: 'Customs detains the goods.',
    details: { place: place ?? '', appeal_until: appealUntil },
  });
  await serveNotice(change, {
    kind: 'detention',
    legalBasis: legalBasis ?? '',
    reason: reason ?? '',
    place: place ?? '',
    appealUntil,
  });
  await openTask(change, {
    kind: 'detained_goods',
    queue: 'customs',
    title: 'Customs detained the goods in its own system: follow what becomes of them',
    workflowId: clearanceWorkflowId(change.declaration.id),
    details: { ...knownOfGoods(change), place: place ?? '', appeal_until: appealUntil },
  });
};
