import type { Notice } from '../client/client.js';
import { isNoticeKind, type NoticeKind } from '../../domain/clearance/notices.js';
import type { Counterparty } from '../../domain/clearance/roles.js';
import type { Json } from '../../domain/json.js';
import { jsonColumn } from '../jsonColumn.js';
import { newId } from '../newId.js';
import { OURSELVES } from './masters.js';
import { RecordError } from '../recordErrors.js';
import type { Transaction } from '../withActor.js';

export type NoticeStatus = 'received' | 'interpreted' | 'uninterpretable' | 'delivered' | 'applied' | 'ignored';

/** A counterparty's notice: stored raw, interpreted later, delivered to the workflow it concerns. */
export interface NoticeRow {
  id: string;
  counterparty: Counterparty;
  externalId: string;
  status: NoticeStatus;
  attempts: number;
  kind: NoticeKind | null;
  reference: string | null;
  version: number | null;
  facts: { readonly [name: string]: Json };
  declarationId: string | null;
  organisationId: string | null;
  workflowId: string | null;
  why: string | null;
  receivedAt: string;
  takenUpAt: string | null;
}

/** Stores a notice as it came. The same message again is the same row. @returns the row's id and whether it is new */
export async function storeNotice(
  tx: Transaction,
  notice: { counterparty: Counterparty; externalId: string; raw: Uint8Array; at: string },
): Promise<{ id: string; isNew: boolean }> {
  const { counterparty, externalId, raw, at } = notice;
  const { count } = await tx.notice.createMany({
    data: { id: newId('notice'), counterparty, externalId, raw: new Uint8Array(raw), receivedAt: new Date(at) },
    skipDuplicates: true,
  });
  const row = await tx.notice.findUniqueOrThrow({
    where: { counterparty_externalId: { counterparty, externalId } },
    select: { id: true },
  });
  return { id: row.id, isNew: count === 1 };
}

/** Keeps what a notice says and which workflow it concerns. */
export async function markNoticeInterpreted(
  tx: Transaction,
  id: string,
  said: {
    kind: NoticeKind;
    reference: string;
    version: number;
    facts: { readonly [name: string]: Json };
    declarationId: string;
    organisationId: string;
    workflowId: string;
  },
): Promise<void> {
  const { facts, ...own } = said;
  await tx.notice.update({
    where: { id },
    data: { ...own, facts: jsonColumn(facts), status: 'interpreted', attempts: { increment: 1 } },
    select: { id: true },
  });
}

/** Keeps why a notice could not be understood or placed; it is tried again until the attempts run out. */
export async function markNoticeUninterpretable(tx: Transaction, id: string, why: string): Promise<void> {
  await tx.notice.update({
    where: { id },
    data: { status: 'uninterpretable', why, attempts: { increment: 1 } },
    select: { id: true },
  });
}

/** Signalled; a notice that was taken up meanwhile stays what it became. */
export async function markNoticeDelivered(tx: Transaction, id: string, at: string): Promise<void> {
  await tx.notice.updateMany({
    where: { id, takenUpAt: null },
    data: { status: 'delivered', deliveredAt: new Date(at) },
  });
}

/** Keeps what became of a notice, in the transaction that recorded its effect. */
export async function markNoticeTakenUp(
  tx: Transaction,
  id: string,
  at: string,
  became: { status: 'applied' | 'ignored'; why?: string },
): Promise<void> {
  await tx.notice.update({
    where: { id },
    data: { takenUpAt: new Date(at), status: became.status, why: became.why ?? null },
    select: { id: true },
  });
}

/** @throws RecordError `RECORD.MISSING` */
export async function getNotice(tx: Transaction, id: string): Promise<NoticeRow> {
  const row = await tx.notice.findUnique({ where: { id }, omit: { raw: true } });
  if (row === null) throw new RecordError('RECORD.MISSING', `no notice ${id}`);
  return readNotice(row);
}

/** The notice's body as it came. */
export async function getRawNotice(tx: Transaction, id: string): Promise<{ notice: NoticeRow; raw: Uint8Array }> {
  const row = await tx.notice.findUnique({ where: { id } });
  if (row === null) throw new RecordError('RECORD.MISSING', `no notice ${id}`);
  return { notice: readNotice(row), raw: row.raw };
}

/**
 * Notices that came before an instant and have still to be interpreted (or tried again) or delivered, oldest first. Our
 * own are written for the delivery alone, and wait for nothing.
 * @param maximumAttempts of interpreting one; after that a person has to look
 */
export async function listNoticesNotTakenUp(
  tx: Transaction,
  receivedBefore: string,
  maximumAttempts: number,
  limit: number,
): Promise<NoticeRow[]> {
  const came = { receivedAt: { lt: new Date(receivedBefore) } };
  const rows = await tx.notice.findMany({
    where: {
      takenUpAt: null,
      OR: [
        { ...came, status: { in: ['received', 'interpreted', 'delivered'] } },
        { ...came, status: 'uninterpretable', attempts: { lt: maximumAttempts } },
        { counterparty: OURSELVES, status: 'interpreted' },
      ],
    },
    omit: { raw: true },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });
  return rows.map(readNotice);
}

function readNotice(row: Omit<Notice, 'raw'>): NoticeRow {
  const { kind, receivedAt, takenUpAt } = row;
  return {
    id: row.id,
    externalId: row.externalId,
    attempts: row.attempts,
    reference: row.reference,
    version: row.version,
    declarationId: row.declarationId,
    organisationId: row.organisationId,
    workflowId: row.workflowId,
    why: row.why,
    // Held by check constraints.
    counterparty: row.counterparty,
    status: row.status as NoticeStatus,
    kind: kind !== null && isNoticeKind(kind) ? kind : null,
    facts: (row.facts ?? {}) as { readonly [name: string]: Json },
    receivedAt: receivedAt.toISOString(),
    takenUpAt: takenUpAt?.toISOString() ?? null,
  };
}
