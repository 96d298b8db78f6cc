import { getOperation as operation } from '../contract/operations/ops.js';
import { getOperation } from '../../services/ops/readOperations.js';
import { presentOperation } from '../presenters/presentOps.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const opsOperationsGet = defineRoute(operation, async ({ deps, caller, params }) =>
  ok(presentOperation(await getOperation(deps, caller, params.operation_id))),
);
