import { z } from 'zod';
import { DOCUMENT_TYPES } from '../../../domain/declaration/documentTypes.js';
import { Document, DocumentPage, UploadDocumentBody, UploadDocumentFields } from '../document.js';
import { defineOperation } from '../operation.js';
import { pageQuery, pathId } from '../primitives.js';
import { DocumentKind } from '../vocabulary.js';

const tag = 'documents';
const [firstType, ...otherTypes] = DOCUMENT_TYPES;
const params = z.object({ document_id: pathId('document') });

export const uploadDocument = defineOperation({
  operationId: 'uploadDocument',
  method: 'post',
  path: '/v1/documents',
  tag,
  summary: 'Store a document',
  description: 'PDF, PNG, JPEG, plain text, CSV or XML, told by content. The name is kept for display only.',
  auth: 'bearer',
  idempotent: true,
  body: { schema: UploadDocumentBody, contentType: 'multipart/form-data', fileTypes: DOCUMENT_TYPES },
  fields: UploadDocumentFields,
  responses: { 201: { description: 'Stored', schema: Document, headers: { Location: 'The document' } } },
  problems: [403, 404, 413, 415],
});

export const listDocuments = defineOperation({
  operationId: 'listDocuments',
  method: 'get',
  path: '/v1/documents',
  tag,
  summary: 'List documents, newest first',
  auth: 'bearer',
  query: z.strictObject({
    ...pageQuery,
    declaration_id: z.string().max(100).optional(),
    kind: DocumentKind.optional(),
  }),
  responses: { 200: { description: 'One page', schema: DocumentPage } },
});

export const getDocument = defineOperation({
  operationId: 'getDocument',
  method: 'get',
  path: '/v1/documents/{document_id}',
  tag,
  summary: 'Read what is known of one document',
  auth: 'bearer',
  params,
  responses: { 200: { description: 'The document', schema: Document } },
  problems: [404],
});

export const getDocumentContent = defineOperation({
  operationId: 'getDocumentContent',
  method: 'get',
  path: '/v1/documents/{document_id}/content',
  tag,
  summary: 'Fetch the content of one document, always as an attachment',
  auth: 'bearer',
  params,
  responses: {
    200: {
      description: 'The bytes as they were stored',
      schema: z.string().meta({ override: { format: 'binary' } }),
      contentType: firstType,
      otherContentTypes: otherTypes,
      headers: { 'Content-Disposition': 'attachment', Digest: 'sha-256 of the content' },
    },
  },
  problems: [404],
});
