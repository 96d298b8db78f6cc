import { listEnforcement as operation } from '../contract/operations/enforcement.js';
import { listEnforcement } from '../../services/enforcement/readEnforcement.js';
import { presentEnforcement } from '../presenters/presentEnforcement.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const declarationsEnforcementList = defineRoute(operation, async ({ deps, caller, params, query }) =>
  ok(
    presentPage(
      await listEnforcement(deps, caller, { declarationId: params.declaration_id, ...query }),
      presentEnforcement,
    ),
  ),
);
