import { resubmitDeclaration as operation } from '../contract/operations/declarations.js';
import { resubmitDeclaration } from '../../services/declarations/exporterActs.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const declarationsResubmit = defineRoute(operation, async ({ deps, caller, params, body, key }) => {
  const { data, reason } = body;
  return answerAct(
    await resubmitDeclaration(deps, caller, { declarationId: params.declaration_id, key, data, reason }),
  );
});
