import { z } from 'zod';
import { references } from './messages.js';

const DocumentSchema = z.strictObject({
  identifier: z.string().min(1),
  kind: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'A SHA-256 hash of 64 hexadecimal digits.'),
});

/** Documents that this authority asked for; their bytes are asked for by their hashes. */
export const DocumentsMessageSchema = z.strictObject({
  ...references,
  mrn: z.string(),
  documents: z.array(DocumentSchema).min(1),
});

export const QueryAnswerMessageSchema = z.strictObject({
  ...references,
  mrn: z.string(),
  text: z.string().min(1).max(4000),
  documents: z.array(DocumentSchema),
});
