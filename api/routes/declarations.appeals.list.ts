import { listAppeals as operation } from '../contract/operations/enforcement.js';
import { listAppeals } from '../../services/enforcement/readEnforcement.js';
import { presentAppeal } from '../presenters/presentEnforcement.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const declarationsAppealsList = defineRoute(operation, async ({ deps, caller, params, query }) =>
  ok(presentPage(await listAppeals(deps, caller, { declarationId: params.declaration_id, ...query }), presentAppeal)),
);
