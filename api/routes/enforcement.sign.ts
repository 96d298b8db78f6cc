import { signEnforcement as operation } from '../contract/operations/enforcement.js';
import { signEnforcement } from '../../services/enforcement/enforce.js';
import { presentEnforcement } from '../presenters/presentEnforcement.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const enforcementSign = defineRoute(operation, async ({ deps, caller, params, body }) =>
  ok(presentEnforcement(await signEnforcement(deps, caller, { proposalId: params.proposal_id, reason: body.reason }))),
);
