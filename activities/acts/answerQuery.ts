import { closeTasks } from '../../prisma/queries/tasks.js';
import { handToCustoms } from '../effects/handToCustoms.js';
import { takeDocuments } from '../effects/takeDocuments.js';
import { moveTo } from '../enterState.js';
import type { ActHandler } from './actHandler.js';

/** The exporter answers the officer's question. The words stay in the act and the task: the timeline holds none of them. */
export const answerQuery: ActHandler<'answerQuery'> = async ({ deps, change, act, payload, by }) => {
  const { text, documentIds } = payload;
  await takeDocuments(change, documentIds);
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'answerQuery' },
    what: 'queryAnswered',
    by,
    why: "The exporter answered the officer's question.",
    details: { act_id: act.id, document_ids: [...documentIds] },
  });
  await closeTasks(change, 'done', act.personId, { kinds: ['answer_query'] });
  await handToCustoms(deps, change, {
    kind: 'answer_query',
    act,
    title: "Read the exporter's answer",
    details: { answer: text, document_ids: [...documentIds] },
  });
  return undefined;
};
