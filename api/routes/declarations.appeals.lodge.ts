import { lodgeAppeal as operation } from '../contract/operations/enforcement.js';
import { lodgeAppeal } from '../../services/declarations/exporterActs.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const declarationsAppealsLodge = defineRoute(operation, async ({ deps, caller, params, body, key }) => {
  const { grounds, document_ids: documentIds = [] } = body;
  return answerAct(
    await lodgeAppeal(deps, caller, { declarationId: params.declaration_id, key, grounds, documentIds }),
  );
});
