import { attachDocuments, listUsableDocuments } from '../../prisma/queries/documents.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import type { Transaction } from '../../prisma/withActor.js';
import { ServiceProblem, type Fault } from '../problem.js';

/** The organisation's own documents, put to the declaration. All that cannot be used are named at once. */
export async function takeDocuments(
  tx: Transaction,
  { id: declarationId, organisationId }: DeclarationRow,
  documentIds: readonly string[],
): Promise<string[]> {
  const ids = [...new Set(documentIds)];
  const usable = new Set((await listUsableDocuments(tx, ids, { organisationId, declarationId })).map(({ id }) => id));
  const faults = documentIds.flatMap((id, index): Fault[] =>
    usable.has(id)
      ? []
      : [
          {
            pointer: `/document_ids/${index}`,
            code: 'DOCUMENT.NOT_FOUND',
            message: 'There is no such document to use here.',
          },
        ],
  );
  if (faults.length > 0) throw new ServiceProblem('REQUEST.BODY_INVALID', { faults });
  await attachDocuments(tx, ids, declarationId);
  return ids;
}
