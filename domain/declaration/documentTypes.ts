/** Media types of documents that are taken, as they are told by content. */
export const DOCUMENT_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/plain',
  'text/csv',
  'application/xml',
] as const;

export type DocumentType = (typeof DOCUMENT_TYPES)[number];
