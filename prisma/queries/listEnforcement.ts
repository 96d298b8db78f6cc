import type { Prisma } from '../client/client.js';
import type { Transaction } from '../withActor.js';
import { olderThan, toRows, type Position, type Rows } from './keyset.js';
import { plainRow, type Plain } from './plainRow.js';

export type HoldRow = Plain<Prisma.HoldGetPayload<object>>;
export type LegalNoticeRow = Plain<Prisma.LegalNoticeGetPayload<object>>;
export type AppealRow = Plain<Prisma.AppealGetPayload<object>>;

interface PageOf {
  declarationId: string;
  after?: Position;
  limit: number;
}

/** Holds of a declaration, newest first. */
export async function listHolds(tx: Transaction, { declarationId, after, limit }: PageOf): Promise<Rows<HoldRow>> {
  const found = await tx.hold.findMany({
    where: { AND: [{ declarationId }, olderThan('placedAt', after)] },
    orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toRows(found.map(plainRow), limit);
}

/** Notices of detention and seizure, newest first. */
export async function listLegalNotices(
  tx: Transaction,
  { declarationId, after, limit }: PageOf,
): Promise<Rows<LegalNoticeRow>> {
  const found = await tx.legalNotice.findMany({
    where: { AND: [{ declarationId }, olderThan('servedAt', after)] },
    orderBy: [{ servedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toRows(found.map(plainRow), limit);
}

/** Appeals, newest first. */
export async function listAppeals(tx: Transaction, { declarationId, after, limit }: PageOf): Promise<Rows<AppealRow>> {
  const found = await tx.appeal.findMany({
    where: { AND: [{ declarationId }, olderThan('lodgedAt', after)] },
    orderBy: [{ lodgedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  return toRows(found.map(plainRow), limit);
}
