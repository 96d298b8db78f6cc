import { listDocuments as operation } from '../contract/operations/documents.js';
import { listDocuments } from '../../services/documents/readDocuments.js';
import { presentPage } from '../presenters/presentPage.js';
import { presentDocument } from '../presenters/presentWork.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const documentsList = defineRoute(operation, async ({ deps, caller, query }) => {
  const { declaration_id: declarationId, ...rest } = query;
  return ok(presentPage(await listDocuments(deps, caller, { ...rest, declarationId }), presentDocument));
});
