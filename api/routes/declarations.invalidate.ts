import { invalidateDeclaration as operation } from '../contract/operations/enforcement.js';
import { invalidateDeclaration } from '../../services/enforcement/officersActs.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const declarationsInvalidate = defineRoute(operation, async ({ deps, caller, params, body, key }) =>
  answerAct(
    await invalidateDeclaration(deps, caller, { declarationId: params.declaration_id, key, reason: body.reason }),
  ),
);
