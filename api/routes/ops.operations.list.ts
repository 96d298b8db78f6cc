import { listOperations as operation } from '../contract/operations/ops.js';
import { listOperations } from '../../services/ops/readOperations.js';
import { presentOperation } from '../presenters/presentOps.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const opsOperationsList = defineRoute(operation, async ({ deps, caller, query }) => {
  const { parked_step_id: parkedStepId, ...rest } = query;
  return ok(presentPage(await listOperations(deps, caller, { ...rest, parkedStepId }), presentOperation));
});
