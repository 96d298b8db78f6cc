import { signOperation as operation } from '../contract/operations/ops.js';
import { signOperation } from '../../services/ops/signOperation.js';
import { presentOperation } from '../presenters/presentOps.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const opsOperationsSign = defineRoute(operation, async ({ deps, caller, params, body }) =>
  ok(presentOperation(await signOperation(deps, caller, { operationId: params.operation_id, reason: body.reason }))),
);
