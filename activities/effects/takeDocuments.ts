import { attachDocuments, listUsableDocuments } from '../../prisma/queries/documents.js';
import type { Change } from '../../prisma/queries/change.js';
import { ActRefused } from '../acts/actHandler.js';

/**
 * Puts documents of the exporter's firm to its declaration.
 * @throws ActRefused `DOCUMENT.NOT_FOUND` when one of them is not on file, or is another declaration's
 */
export async function takeDocuments({ tx, declaration }: Change, documentIds: readonly string[]): Promise<void> {
  const { id: declarationId, organisationId } = declaration;
  const usable = await listUsableDocuments(tx, documentIds, { organisationId, declarationId });
  if (usable.length < new Set(documentIds).size)
    throw new ActRefused('DOCUMENT.NOT_FOUND', 'a document is not on file');
  await attachDocuments(tx, documentIds, declarationId);
}
