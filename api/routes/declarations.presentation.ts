import { presentGoods as operation } from '../contract/operations/requests.js';
import { presentGoods } from '../../services/requests/exporterRequests.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const declarationsPresentation = defineRoute(operation, async ({ deps, caller, params, body, key }) => {
  const { place, reason = null } = body;
  return answerAct(await presentGoods(deps, caller, { declarationId: params.declaration_id, key, place, reason }));
});
