import { listLegalNotices as operation } from '../contract/operations/enforcement.js';
import { listLegalNotices } from '../../services/enforcement/readEnforcement.js';
import { presentLegalNotice } from '../presenters/presentEnforcement.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const declarationsLegalNotices = defineRoute(operation, async ({ deps, caller, params, query }) =>
  ok(
    presentPage(
      await listLegalNotices(deps, caller, { declarationId: params.declaration_id, ...query }),
      presentLegalNotice,
    ),
  ),
);
