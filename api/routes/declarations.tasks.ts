import { listDeclarationTasks as operation } from '../contract/operations/declarations.js';
import { listDeclarationTasks } from '../../services/tasks/readTasks.js';
import { presentPage } from '../presenters/presentPage.js';
import { presentTask } from '../presenters/presentWork.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const declarationsTasks = defineRoute(operation, async ({ deps, caller, params, query }) =>
  ok(
    presentPage(
      await listDeclarationTasks(deps, caller, { declarationId: params.declaration_id, ...query }),
      presentTask,
    ),
  ),
);
