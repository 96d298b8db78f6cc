import { cancelAmendment as operation } from '../contract/operations/requests.js';
import { cancelAmendment } from '../../services/requests/exporterRequests.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const declarationsCancelAmendment = defineRoute(operation, async ({ deps, caller, params, body, key }) => {
  const { declaration_id: declarationId, amendment_id: amendmentId } = params;
  return answerAct(await cancelAmendment(deps, caller, { declarationId, amendmentId, key, reason: body.reason }));
});
