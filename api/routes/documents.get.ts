import { getDocument as operation } from '../contract/operations/documents.js';
import { getDocument } from '../../services/documents/readDocuments.js';
import { presentDocument } from '../presenters/presentWork.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const documentsGet = defineRoute(operation, async ({ deps, caller, params }) =>
  ok(presentDocument(await getDocument(deps, caller, params.document_id))),
);
