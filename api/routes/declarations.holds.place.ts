import { placeHold as operation } from '../contract/operations/enforcement.js';
import { placeHold } from '../../services/enforcement/officersActs.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const declarationsHoldsPlace = defineRoute(operation, async ({ deps, caller, params, body, key }) =>
  answerAct(await placeHold(deps, caller, { declarationId: params.declaration_id, key, reason: body.reason })),
);
