import { liftHold as operation } from '../contract/operations/enforcement.js';
import { liftHold } from '../../services/enforcement/officersActs.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const declarationsHoldsLift = defineRoute(operation, async ({ deps, caller, params, body, key }) =>
  answerAct(await liftHold(deps, caller, { declarationId: params.declaration_id, key, reason: body.reason })),
);
