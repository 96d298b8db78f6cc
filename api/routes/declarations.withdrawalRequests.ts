import { listWithdrawalRequests as operation } from '../contract/operations/requests.js';
import { listWithdrawals } from '../../services/requests/readRequests.js';
import { presentPage } from '../presenters/presentPage.js';
import { presentWithdrawal } from '../presenters/presentRequest.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const declarationsWithdrawalRequests = defineRoute(operation, async ({ deps, caller, params, query }) =>
  ok(
    presentPage(
      await listWithdrawals(deps, caller, { declarationId: params.declaration_id, ...query }),
      presentWithdrawal,
    ),
  ),
);
