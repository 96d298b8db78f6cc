import { supplyDocuments as operation } from '../contract/operations/declarations.js';
import { supplyDocuments } from '../../services/declarations/exporterActs.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const declarationsDocumentsSupplied = defineRoute(operation, async ({ deps, caller, params, body, key }) => {
  const { document_ids: documentIds, note = null } = body;
  const input = { declarationId: params.declaration_id, key, documentIds, note };
  return answerAct(await supplyDocuments(deps, caller, input));
});
