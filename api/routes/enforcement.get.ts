import { getEnforcement as operation } from '../contract/operations/enforcement.js';
import { getEnforcement } from '../../services/enforcement/readEnforcement.js';
import { presentEnforcement } from '../presenters/presentEnforcement.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const enforcementGet = defineRoute(operation, async ({ deps, caller, params }) =>
  ok(presentEnforcement(await getEnforcement(deps, caller, params.proposal_id))),
);
