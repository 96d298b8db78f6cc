import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { orderInspection } from '../../prisma/queries/inspections.js';
import { closeTasks, openTask } from '../../prisma/queries/tasks.js';
import type { Change } from '../../prisma/queries/change.js';
import type { ActivityDeps } from '../deps.js';
import { askForDocuments } from '../effects/askForDocuments.js';
import { moveTo, runDeadlines } from '../enterState.js';
import { BY_AUTHORITY, BY_ITS_NOTICE, type Follow } from './byAuthority.js';
import { callBack } from './callBack.js';

/** Documents that are asked for where the notice names none. */
const WHERE_NONE_IS_NAMED = ['commercial_invoice'];

/** Follows the control that stands: the exporter has the same task and the same reminders as of a control of ours. */
export const followControl: Follow = async (deps, change, word) => {
  const { state, facts } = change.declaration;
  if (state === 'RELEASED' || state === 'CONSOLIDATED') return callBack(deps, change, word);
  const { kinds, question } = (facts.theirs?.control?.details ?? {}) as { kinds?: string[]; question?: string };
  switch (word.notice) {
    case 'customs_documents_required':
      return requireDocuments(deps, change, kinds === undefined || kinds.length === 0 ? WHERE_NONE_IS_NAMED : kinds);
    case 'customs_queried':
      return raiseQuery(deps, change, question ?? '');
    default:
      return examine(deps, change);
  }
};

async function requireDocuments(deps: ActivityDeps, change: Change, kinds: readonly string[]): Promise<void> {
  await moveTo(deps, change, {
    trigger: { kind: 'notice', notice: 'customs_documents_required' },
    facts: BY_ITS_NOTICE,
    what: 'documentsRequested',
    by: BY_AUTHORITY,
    why: `Customs asks for documents: ${kinds.join(', ')}.`,
    details: { kinds: [...kinds] },
  });
  await beginAgain(deps, change, 'supply_documents');
  await askForDocuments(change, kinds);
}

async function raiseQuery(deps: ActivityDeps, change: Change, question: string): Promise<void> {
  await moveTo(deps, change, {
    trigger: { kind: 'notice', notice: 'customs_queried' },
    facts: BY_ITS_NOTICE,
    what: 'queryRaised',
    by: BY_AUTHORITY,
    why: 'Customs has a question about the declaration.',
  });
  await beginAgain(deps, change, 'answer_query');
  await openTask(change, {
    kind: 'answer_query',
    queue: 'exporter',
    title: 'Answer the question of customs',
    workflowId: clearanceWorkflowId(change.declaration.id),
    dueAt: change.declaration.deadlines.query_due,
    details: { question },
  });
}

/** The examination is theirs: it stands in the record, and no officer here has a task for it. */
async function examine(deps: ActivityDeps, change: Change): Promise<void> {
  const why = 'Customs will examine the goods.';
  await moveTo(deps, change, {
    trigger: { kind: 'notice', notice: 'customs_under_control' },
    facts: BY_ITS_NOTICE,
    what: 'inspectionOrdered',
    by: BY_AUTHORITY,
    why,
  });
  await orderInspection(change, { orderedBy: BY_AUTHORITY.actor, why });
}

/** Asked again in the same state, the wait begins again and the earlier task is over. */
async function beginAgain(
  deps: ActivityDeps,
  change: Change,
  kind: 'supply_documents' | 'answer_query',
): Promise<void> {
  await closeTasks(change, 'cancelled', 'system', { kinds: [kind] });
  change.declaration.facts = { ...change.declaration.facts, reminded: [] };
  runDeadlines(deps, change);
}
