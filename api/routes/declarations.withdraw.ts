import { withdrawDeclaration as operation } from '../contract/operations/declarations.js';
import { withdrawDeclaration } from '../../services/declarations/exporterActs.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const declarationsWithdraw = defineRoute(operation, async ({ deps, caller, params, body, key }) =>
  answerAct(
    await withdrawDeclaration(deps, caller, { declarationId: params.declaration_id, key, reason: body.reason }),
  ),
);
