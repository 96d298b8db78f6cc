import { listTasks as operation } from '../contract/operations/tasks.js';
import { listTasks } from '../../services/tasks/readTasks.js';
import { presentPage } from '../presenters/presentPage.js';
import { presentTask } from '../presenters/presentWork.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const tasksList = defineRoute(operation, async ({ deps, caller, query }) => {
  const { declaration_id: declarationId, ...rest } = query;
  return ok(presentPage(await listTasks(deps, caller, { ...rest, declarationId }), presentTask));
});
