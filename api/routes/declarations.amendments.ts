import { listAmendments as operation } from '../contract/operations/requests.js';
import { listAmendments } from '../../services/requests/readRequests.js';
import { presentPage } from '../presenters/presentPage.js';
import { presentAmendment } from '../presenters/presentRequest.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const declarationsAmendments = defineRoute(operation, async ({ deps, caller, params, query }) =>
  ok(
    presentPage(
      await listAmendments(deps, caller, { declarationId: params.declaration_id, ...query }),
      presentAmendment,
    ),
  ),
);
