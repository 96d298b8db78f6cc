import { takeOutOfBag as operation } from '../contract/operations/consolidations.js';
import { takeOutOfBag } from '../../services/consolidations/takeOutOfBag.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const declarationsTakeOut = defineRoute(operation, async ({ deps, caller, params, body, key }) =>
  answerAct(await takeOutOfBag(deps, caller, { declarationId: params.declaration_id, key, reason: body.reason })),
);
