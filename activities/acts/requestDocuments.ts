import { closeTasks } from '../../prisma/queries/tasks.js';
import { askForDocuments } from '../effects/askForDocuments.js';
import { moveTo, runDeadlines } from '../enterState.js';
import type { ActHandler } from './actHandler.js';

/** An officer asks for documents, first or again; an examination that was ordered is not made meanwhile. */
export const requestDocuments: ActHandler<'requestDocuments'> = async ({ deps, change, act, payload, by, reason }) => {
  const { kinds } = payload;
  await closeTasks(change, 'done', act.personId, { kinds: ['documentary_check', 'inspection'] });
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'requestDocuments' },
    what: 'documentsRequested',
    by,
    why: reason(`Customs asks for documents: ${kinds.join(', ')}.`),
    details: { kinds: [...kinds] },
  });
  // Asked again in the same state, the wait begins again.
  change.declaration.facts = { ...change.declaration.facts, reminded: [] };
  runDeadlines(deps, change);
  await askForDocuments(change, kinds);
  return undefined;
};
