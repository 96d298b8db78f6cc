import { correctDeclaration as operation } from '../contract/operations/requests.js';
import { correctDeclaration } from '../../services/requests/correctDeclaration.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const declarationsCorrection = defineRoute(operation, async ({ deps, caller, params, body, key }) =>
  answerAct(await correctDeclaration(deps, caller, { declarationId: params.declaration_id, key, ...body })),
);
