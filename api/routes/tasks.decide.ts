import { decideTask as operation } from '../contract/operations/tasks.js';
import type { TaskDecisionBody } from '../contract/task.js';
import { decideTask, type TaskDecision } from '../../services/tasks/decideTask.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

function decisionOf(body: TaskDecisionBody): TaskDecision {
  const { decision, reason } = body;
  switch (body.decision) {
    case 'request_documents':
      return { decision, reason, kinds: body.kinds };
    case 'raise_query':
      return { decision, reason, question: body.question };
    case 'grant':
      return {
        decision,
        reason,
        ...(body.quantity_grams === undefined ? {} : { quantityGrams: body.quantity_grams }),
        ...(body.valid_from === undefined ? {} : { validFrom: body.valid_from }),
        ...(body.valid_until === undefined ? {} : { validUntil: body.valid_until }),
      };
    case 'accept':
    case 'order_inspection':
    case 'refuse':
      return { decision, reason };
  }
}

export const tasksDecide = defineRoute(operation, async ({ deps, caller, params, body, key }) =>
  answerAct(await decideTask(deps, caller, { taskId: params.task_id, key, decision: decisionOf(body) })),
);
