import type { Payment } from '../client/client.js';
import type { Money } from '../../domain/money/money.js';
import { newId } from '../newId.js';
import { RecordError } from '../recordErrors.js';
import type { Transaction } from '../withActor.js';
import type { Change } from './change.js';

export type PaymentPurpose = 'origin' | 'destination';
export type PaymentStatus = 'due' | 'requested' | 'paid' | 'failed' | 'refunded' | 'cancelled';

/** A charge that somebody has to pay. */
export interface PaymentRow {
  id: string;
  declarationId: string;
  purpose: PaymentPurpose;
  /** 1, and one more for each further amount of the same purpose. */
  round: number;
  money: Money;
  /** What has been ordered to be paid back of what was paid; decimal text in the currency of `money`. */
  refunded: string;
  status: PaymentStatus;
  providerReference: string | null;
  payUrl: string | null;
  paidAt: string | null;
}

/** Makes a charge due. @returns its id */
export async function createPayment(
  { tx, declaration }: Change,
  charge: { purpose: PaymentPurpose; money: Money; assessmentId: string },
): Promise<string> {
  const id = newId('payment');
  const { purpose, money, assessmentId } = charge;
  const own = { declarationId: declaration.id, organisationId: declaration.organisationId };
  const round = (await tx.payment.count({ where: { declarationId: declaration.id, purpose } })) + 1;
  await tx.payment.create({
    data: { id, ...own, purpose, round, amount: money.amount, currency: money.currency, assessmentId },
    select: { id: true },
  });
  return id;
}

/** Charges of a declaration, in the order in which they became due. */
export async function listPayments(tx: Transaction, declarationId: string): Promise<PaymentRow[]> {
  const rows = await tx.payment.findMany({ where: { declarationId }, orderBy: { id: 'asc' } });
  return rows.map(readPayment);
}

/** @throws RecordError `PAYMENT.NOT_FOUND` */
export async function getPayment(tx: Transaction, id: string): Promise<PaymentRow> {
  const row = await tx.payment.findUnique({ where: { id } });
  if (row === null) throw new RecordError('PAYMENT.NOT_FOUND', `no payment ${id}`);
  return readPayment(row);
}

/** Writes how a charge stands now. */
export async function updatePayment(
  tx: Transaction,
  id: string,
  change: { status: PaymentStatus; providerReference?: string; payUrl?: string; paidAt?: string },
): Promise<void> {
  const { paidAt, ...own } = change;
  await tx.payment.update({
    where: { id },
    data: { ...own, ...(paidAt === undefined ? {} : { paidAt: new Date(paidAt) }) },
    select: { id: true },
  });
}

/** Orders so much more of a payment to be paid back. @param refunded all of it so far, decimal text */
export async function markRefunded(tx: Transaction, id: string, refunded: string): Promise<void> {
  await tx.payment.update({ where: { id }, data: { refunded }, select: { id: true } });
}

function readPayment(row: Payment): PaymentRow {
  const { id, declarationId, round, currency, providerReference, payUrl } = row;
  return {
    id,
    declarationId,
    round,
    providerReference,
    payUrl,
    // Held by check constraints.
    purpose: row.purpose as PaymentPurpose,
    status: row.status as PaymentStatus,
    money: { amount: decimalText(row.amount), currency },
    refunded: decimalText(row.refunded),
    paidAt: row.paidAt?.toISOString() ?? null,
  };
}

const decimalText = (amount: Payment['amount']): string => amount.toFixed(Math.max(2, amount.decimalPlaces()));
