import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { closeTasks, openTask } from '../../prisma/queries/tasks.js';
import { moveTo, runDeadlines } from '../enterState.js';
import type { ActHandler } from './actHandler.js';

/** An officer asks the exporter a question, first or again. */
export const raiseQuery: ActHandler<'raiseQuery'> = async ({ deps, change, act, payload, by, reason }) => {
  const { declaration } = change;
  await closeTasks(change, 'done', act.personId, { kinds: ['documentary_check', 'inspection', 'matching_differs'] });
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'raiseQuery' },
    what: 'queryRaised',
    by,
    why: reason('Customs has a question about the declaration.'),
    details: { act_id: act.id },
  });
  declaration.facts = { ...declaration.facts, reminded: [] };
  runDeadlines(deps, change);
  await openTask(change, {
    kind: 'answer_query',
    queue: 'exporter',
    title: 'Answer the question of customs',
    workflowId: clearanceWorkflowId(declaration.id),
    dueAt: declaration.deadlines.query_due,
    details: { question: payload.question },
  });
  return undefined;
};
