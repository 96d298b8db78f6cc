import { z } from 'zod';
import { rowFields } from './row.js';

/** Codes of the documents the record knows. */
export const DOCUMENT_CODES = [
  'commercial_invoice',
  'packing_list',
  'certificate_of_origin',
  'phytosanitary_certificate',
  'quality_certificate',
  'health_certificate',
  'halal_certificate',
  'cosmetic_notification',
  'other',
] as const;
export const documentCode = z.enum(DOCUMENT_CODES);

/** `documents.json`: the documents that may be asked for, in words a trader understands. */
export const DocumentType = z.strictObject({
  ...rowFields,
  code: documentCode,
  name: z.string().min(1),
  description: z.string().min(1),
  issuedBy: z.string().min(1).optional(),
});
export type DocumentType = z.infer<typeof DocumentType>;
