import { createOperation as operation } from '../contract/operations/ops.js';
import { createOperation } from '../../services/ops/createOperation.js';
import { presentOperation } from '../presenters/presentOps.js';
import { defineRoute } from '../routing/route.js';

export const opsOperationsCreate = defineRoute(operation, async ({ deps, caller, body, key }) => {
  const { parked_step_id: parkedStepId, action, reason, value } = body;
  const view = await createOperation(deps, caller, { parkedStepId, action, reason, value }, key);
  return {
    status: view.status === 'awaiting_signature' ? 202 : 201,
    json: presentOperation(view),
    headers: { Location: `/v1/ops/operations/${view.proposal.id}` },
  };
});
