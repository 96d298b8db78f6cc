import { requestWithdrawal as operation } from '../contract/operations/requests.js';
import { requestWithdrawal } from '../../services/requests/exporterRequests.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const declarationsRequestWithdrawal = defineRoute(operation, async ({ deps, caller, params, body, key }) =>
  answerAct(await requestWithdrawal(deps, caller, { declarationId: params.declaration_id, key, ...body })),
);
