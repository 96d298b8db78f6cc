import type { Prisma } from '../client/client.js';
import type { Transaction } from '../withActor.js';
import { olderThan, toRows, type Position, type Rows } from './keyset.js';
import { plainRow, type Plain } from './plainRow.js';

export type DocumentRow = Plain<Prisma.DocumentGetPayload<object>>;

/** Documents, newest first. `loose`: with those that belong to no declaration yet. */
export async function listDocuments(
  tx: Transaction,
  page: { declarationId?: string; kind?: string; loose: boolean; after?: Position; limit: number },
): Promise<Rows<DocumentRow>> {
  const found = await tx.document.findMany({
    where: {
      AND: [
        { declarationId: page.declarationId, kind: page.kind },
        page.loose ? {} : { declarationId: { not: null } },
        olderThan('createdAt', page.after),
      ],
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  return toRows(found.map(plainRow), page.limit);
}

export async function findDocument(tx: Transaction, id: string): Promise<DocumentRow | undefined> {
  const row = await tx.document.findUnique({ where: { id } });
  return row === null ? undefined : plainRow(row);
}
