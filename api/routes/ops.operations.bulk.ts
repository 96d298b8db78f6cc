import { createOperations as operation } from '../contract/operations/ops.js';
import { createOperations } from '../../services/ops/bulkOperations.js';
import { presentBulk } from '../presenters/presentOps.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const opsOperationsBulk = defineRoute(operation, async ({ deps, caller, body, key }) => {
  const { parked_step_ids: parkedStepIds, action, reason } = body;
  return ok(presentBulk(await createOperations(deps, caller, { parkedStepIds, action, reason }, key)));
});
