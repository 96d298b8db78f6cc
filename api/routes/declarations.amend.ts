import { requestAmendment as operation } from '../contract/operations/requests.js';
import { requestAmendment } from '../../services/requests/exporterRequests.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const declarationsAmend = defineRoute(operation, async ({ deps, caller, params, body, key }) =>
  answerAct(await requestAmendment(deps, caller, { declarationId: params.declaration_id, key, ...body })),
);
