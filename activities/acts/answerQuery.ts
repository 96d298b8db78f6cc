import { attachDocuments, listUsableDocuments } from '../../prisma/queries/documents.js';
import { closeTasks } from '../../prisma/queries/tasks.js';
import { openDocumentaryCheck } from '../effects/openDocumentaryCheck.js';
import { moveTo } from '../enterState.js';
import { ActRefused, type ActHandler } from './actHandler.js';

/** The exporter answers the officer's question. The words stay in the act and the task: the timeline holds none of them. */
export const answerQuery: ActHandler<'answerQuery'> = async ({ deps, change, act, payload, by }) => {
  const { tx, declaration } = change;
  const { text, documentIds } = payload;
  const usable = await listUsableDocuments(tx, documentIds, {
    organisationId: declaration.organisationId,
    declarationId: declaration.id,
  });
  if (usable.length < new Set(documentIds).size)
    throw new ActRefused('DOCUMENT.NOT_FOUND', 'a document is not on file');
  await attachDocuments(tx, documentIds, declaration.id);
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'answerQuery' },
    what: 'queryAnswered',
    by,
    why: "The exporter answered the officer's question.",
    details: { act_id: act.id, document_ids: [...documentIds] },
  });
  declaration.deadlines = {};
  await closeTasks(change, 'done', act.personId, { kinds: ['answer_query'] });
  await openDocumentaryCheck(change, "Read the exporter's answer", { answer: text, document_ids: [...documentIds] });
  return undefined;
};
