import { getTask as operation } from '../contract/operations/tasks.js';
import { getTask } from '../../services/tasks/readTasks.js';
import { presentTask } from '../presenters/presentWork.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const tasksGet = defineRoute(operation, async ({ deps, caller, params }) =>
  ok(presentTask(await getTask(deps, caller, params.task_id))),
);
