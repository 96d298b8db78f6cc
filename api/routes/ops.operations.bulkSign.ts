import { signOperations as operation } from '../contract/operations/ops.js';
import { signOperations } from '../../services/ops/bulkOperations.js';
import { presentBulk } from '../presenters/presentOps.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const opsOperationsBulkSign = defineRoute(operation, async ({ deps, caller, body }) => {
  const { operation_ids: operationIds, reason } = body;
  return ok(presentBulk(await signOperations(deps, caller, { operationIds, reason })));
});
