import type { Document } from '../client/client.js';
import { newId } from '../newId.js';
import type { Transaction } from '../withActor.js';

/** A document on file; its bytes lie in the storage under `storageKey`. */
export interface DocumentRow {
  id: string;
  organisationId: string;
  declarationId: string | null;
  kind: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  /** Hexadecimal, over the bytes. */
  sha256: string;
  storageKey: string;
  uploadedBy: string;
  createdAt: string;
}

/** Writes a document that the storage holds already. */
export async function createDocument(
  tx: Transaction,
  document: Omit<DocumentRow, 'id' | 'createdAt'> & { id?: string },
): Promise<DocumentRow> {
  return readDocument(await tx.document.create({ data: { ...document, id: document.id ?? newId('document') } }));
}

/** Documents of an organisation that belong to a declaration, or to none yet; of those asked for. */
export async function listUsableDocuments(
  tx: Transaction,
  ids: readonly string[],
  owner: { organisationId: string; declarationId: string },
): Promise<DocumentRow[]> {
  const { organisationId, declarationId } = owner;
  const rows = await tx.document.findMany({
    where: { id: { in: [...ids] }, organisationId, OR: [{ declarationId }, { declarationId: null }] },
  });
  return rows.map(readDocument);
}

/** Attaches documents to a declaration. */
export async function attachDocuments(tx: Transaction, ids: readonly string[], declarationId: string): Promise<void> {
  await tx.document.updateMany({ where: { id: { in: [...ids] }, declarationId: null }, data: { declarationId } });
}

const readDocument = ({ createdAt, ...row }: Document): DocumentRow => ({ ...row, createdAt: createdAt.toISOString() });
