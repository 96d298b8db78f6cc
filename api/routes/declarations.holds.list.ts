import { listHolds as operation } from '../contract/operations/enforcement.js';
import { listHolds } from '../../services/enforcement/readEnforcement.js';
import { presentHold } from '../presenters/presentEnforcement.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const declarationsHoldsList = defineRoute(operation, async ({ deps, caller, params, query }) =>
  ok(presentPage(await listHolds(deps, caller, { declarationId: params.declaration_id, ...query }), presentHold)),
);
