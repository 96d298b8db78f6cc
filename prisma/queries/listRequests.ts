import type { Prisma } from '../client/client.js';
import type { Transaction } from '../withActor.js';
import { olderThan, toRows, type Position, type Rows } from './keyset.js';
import { plainRow, type Plain } from './plainRow.js';

export type AmendmentRequestRow = Plain<Prisma.AmendmentRequestGetPayload<object>>;
export type WithdrawalRequestRow = Plain<Prisma.WithdrawalRequestGetPayload<object>>;

/** Requests to amend a declaration, and the corrections of customs, in the order of their numbers. */
export async function listAmendments(
  tx: Transaction,
  page: { declarationId: string; after: number; limit: number },
): Promise<Rows<AmendmentRequestRow>> {
  const found = await tx.amendmentRequest.findMany({
    where: { declarationId: page.declarationId, number: { gt: page.after } },
    orderBy: { number: 'asc' },
    take: page.limit + 1,
  });
  return toRows(found.map(plainRow), page.limit);
}

/** Requests to withdraw a declaration, newest first. */
export async function listWithdrawals(
  tx: Transaction,
  page: { declarationId: string; after?: Position; limit: number },
): Promise<Rows<WithdrawalRequestRow>> {
  const found = await tx.withdrawalRequest.findMany({
    where: { AND: [{ declarationId: page.declarationId }, olderThan('createdAt', page.after)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  return toRows(found.map(plainRow), page.limit);
}
