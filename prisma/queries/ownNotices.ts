import type { Transaction } from '../withActor.js';
import { OURSELVES } from './masters.js';

/** Notices of our own that have still to be delivered, oldest first. @returns their ids */
export async function listOwnNotices(tx: Transaction, limit: number): Promise<string[]> {
  const rows = await tx.notice.findMany({
    where: { counterparty: OURSELVES, status: 'interpreted', takenUpAt: null },
    select: { id: true },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });
  return rows.map(({ id }) => id);
}
