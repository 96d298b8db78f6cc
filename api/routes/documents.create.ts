import { uploadDocument as operation } from '../contract/operations/documents.js';
import { storeDocument } from '../../services/documents/storeDocument.js';
import { ServiceProblem } from '../../services/problem.js';
import { presentDocument } from '../presenters/presentWork.js';
import { defineRoute } from '../routing/route.js';

export const documentsCreate = defineRoute(operation, async ({ deps, caller, body, file, key }) => {
  if (file === undefined) {
    const fault = { pointer: '/file', code: 'REQUEST.FIELD_REQUIRED', message: 'is missing' };
    throw new ServiceProblem('REQUEST.BODY_INVALID', { faults: [fault] });
  }
  const { kind, declaration_id: declarationId = null } = body;
  const document = await storeDocument(deps, caller, { ...file, kind, declarationId }, key);
  return { status: 201, json: presentDocument(document), headers: { Location: `/v1/documents/${document.id}` } };
});
