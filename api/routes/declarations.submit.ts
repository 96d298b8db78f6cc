import { submitDeclaration as operation } from '../contract/operations/declarations.js';
import { submitDeclaration } from '../../services/declarations/submitDeclaration.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const declarationsSubmit = defineRoute(operation, async ({ deps, caller, params, key }) =>
  answerAct(await submitDeclaration(deps, caller, params.declaration_id, key)),
);
