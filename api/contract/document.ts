import { z } from 'zod';
import { identifier, instant, pageOf } from './primitives.js';
import { DocumentKind } from './vocabulary.js';

/** A stored document. Its type was read from its content, not from its name. */
export const Document = z
  .object({
    id: identifier('doc'),
    declaration_id: identifier('dec').nullable(),
    kind: DocumentKind,
    file_name: z.string(),
    media_type: z.string(),
    size_bytes: z.int(),
    sha256: z.string(),
    created_at: instant,
  })
  .meta({ id: 'Document' });
export type Document = z.infer<typeof Document>;
export const DocumentPage = pageOf(Document, 'DocumentPage');

/** Fields beside the file in the multipart body of an upload. */
export const UploadDocumentFields = z.strictObject({
  kind: DocumentKind,
  declaration_id: identifier('dec').optional(),
});

/** The whole multipart body, for the description only. */
export const UploadDocumentBody = z
  .object({
    ...UploadDocumentFields.shape,
    file: z.string().meta({ description: 'PDF, PNG, JPEG, plain text, CSV or XML', override: { format: 'binary' } }),
  })
  .meta({ id: 'UploadDocumentBody' });
