import { answerQuery as operation } from '../contract/operations/declarations.js';
import { answerQuery } from '../../services/declarations/exporterActs.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const declarationsAnswer = defineRoute(operation, async ({ deps, caller, params, body, key }) => {
  const { text, document_ids: documentIds = [] } = body;
  const input = { declarationId: params.declaration_id, key, text, documentIds };
  return answerAct(await answerQuery(deps, caller, input));
});
