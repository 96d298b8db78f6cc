import type { Prisma } from '../client/client.js';
import type { Transaction } from '../withActor.js';
import { olderThan, toRows, youngerThan, type Position, type Rows } from './keyset.js';
import { plainRow, type Plain } from './plainRow.js';

export type TaskRow = Plain<Prisma.TaskGetPayload<object>>;
export type InspectionRow = Plain<Prisma.InspectionGetPayload<object>>;
export type PaymentRow = Plain<Prisma.PaymentGetPayload<object>>;

/** Tasks of one queue, the longest waiting first. */
export async function listTasks(
  tx: Transaction,
  page: { queue: string; status?: string; kind?: string; declarationId?: string; after?: Position; limit: number },
): Promise<Rows<TaskRow>> {
  const { queue, status, kind, declarationId } = page;
  const found = await tx.task.findMany({
    where: { AND: [{ queue, status, kind, declarationId }, youngerThan('openedAt', page.after)] },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    take: page.limit + 1,
  });
  return toRows(found.map(plainRow), page.limit);
}

/** One task of one queue. */
export async function findTask(tx: Transaction, id: string, queue: string): Promise<TaskRow | undefined> {
  const row = await tx.task.findFirst({ where: { id, queue } });
  return row === null ? undefined : plainRow(row);
}

/** Inspections, newest first. */
export async function listInspections(
  tx: Transaction,
  page: { status?: string; declarationId?: string; after?: Position; limit: number },
): Promise<Rows<InspectionRow>> {
  const found = await tx.inspection.findMany({
    where: { AND: [{ status: page.status, declarationId: page.declarationId }, olderThan('orderedAt', page.after)] },
    orderBy: [{ orderedAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  return toRows(found.map(plainRow), page.limit);
}

export async function findInspection(tx: Transaction, id: string): Promise<InspectionRow | undefined> {
  const row = await tx.inspection.findUnique({ where: { id } });
  return row === null ? undefined : plainRow(row);
}

/** Payments, newest first. */
export async function listPayments(
  tx: Transaction,
  page: { status?: string; declarationId?: string; after?: Position; limit: number },
): Promise<Rows<PaymentRow>> {
  const found = await tx.payment.findMany({
    where: { AND: [{ status: page.status, declarationId: page.declarationId }, olderThan('createdAt', page.after)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  return toRows(found.map(plainRow), page.limit);
}

export async function findPayment(tx: Transaction, id: string): Promise<PaymentRow | undefined> {
  const row = await tx.payment.findUnique({ where: { id } });
  return row === null ? undefined : plainRow(row);
}
