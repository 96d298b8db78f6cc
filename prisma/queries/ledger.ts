import { RecordError } from '../recordErrors.js';
import type { Transaction } from '../withActor.js';
import { findAccount, type LedgerKind } from './ledgerAccounts.js';

/*
 * The one keyed ledger: reserve, then commit or give back. Permit write-off, buyer quota, guarantee and money are kinds
 * of account, never primitives of their own. Quantities are decimal text in the account's unit.
 *
 * Each movement has a key. The same key again moves nothing and is answered as done, so that a step that ran twice moved
 * once. The account's row is locked by the movement itself, and its check constraint holds whatever a program does.
 */

/** What is to be reserved, on which account, under which key. */
export interface Reserve {
  key: string;
  kind: LedgerKind;
  subjectId: string;
  declarationId: string;
  quantity: string;
}

/**
 * Reserves a quantity if that much is left.
 * @returns false when too little is left: nothing was reserved
 * @throws RecordError `RECORD.MISSING` without an account, `RECORD.KEY_CONFLICT` when the key reserved something else
 */
export async function reserve(
  tx: Transaction,
  { key, kind, subjectId, declarationId, quantity }: Reserve,
): Promise<boolean> {
  const account = await findAccount(tx, kind, subjectId);
  if (account === undefined) throw new RecordError('RECORD.MISSING', `no ledger account ${kind} of ${subjectId}`);
  // The lock comes first: of two runs under one key the second waits here, and then finds the first one's entry.
  await tx.$executeRaw`SELECT FROM ledger_account WHERE id = ${account.id} FOR UPDATE`;
  const earlier = await findEntry(tx, key);
  if (earlier !== undefined) {
    expectSame(earlier, { key, accountId: account.id, operation: 'reserve', quantity });
    return true;
  }
  const reserved = await tx.$executeRaw`UPDATE ledger_account SET reserved = reserved + ${quantity}::numeric
    WHERE id = ${account.id} AND reserved + committed + ${quantity}::numeric <= capacity`;
  if (reserved === 0) return false;
  await insertEntry(tx, {
    key,
    accountId: account.id,
    organisationId: account.organisationId,
    declarationId,
    operation: 'reserve',
    reservationKey: key,
    quantity,
  });
  return true;
}

/** Writes a reservation off for good. @throws RecordError `LEDGER.ENTRY_NOT_OPEN` when it was given back or never made */
export async function commit(tx: Transaction, key: string, reservationKey: string): Promise<void> {
  await settle(tx, key, reservationKey, 'commit');
}

/** Gives a reservation back whole. @throws RecordError `LEDGER.ENTRY_NOT_OPEN` when it was committed or never made */
export async function giveBack(tx: Transaction, key: string, reservationKey: string): Promise<void> {
  await settle(tx, key, reservationKey, 'give_back');
}

interface Entry {
  key: string;
  accountId: string;
  organisationId: string;
  declarationId: string;
  operation: string;
  reservationKey: string;
  quantity: string;
}

async function settle(
  tx: Transaction,
  key: string,
  reservationKey: string,
  operation: 'commit' | 'give_back',
): Promise<void> {
  const reservation = await findEntry(tx, reservationKey);
  if (reservation?.operation !== 'reserve')
    throw new RecordError('LEDGER.ENTRY_NOT_OPEN', `nothing was reserved under ${reservationKey}`);
  const { accountId, organisationId, declarationId, quantity } = reservation;
  await tx.$executeRaw`SELECT FROM ledger_account WHERE id = ${accountId} FOR UPDATE`;
  const settled = await findSettlement(tx, reservationKey);
  if (settled !== undefined) {
    if (settled.operation === operation) return;
    throw new RecordError('LEDGER.ENTRY_NOT_OPEN', `${reservationKey} is settled by ${settled.operation} already`);
  }
  const committed = operation === 'commit' ? quantity : '0';
  await tx.$executeRaw`UPDATE ledger_account SET reserved = reserved - ${quantity}::numeric, committed = committed + ${committed}::numeric
    WHERE id = ${accountId}`;
  await insertEntry(tx, { key, accountId, organisationId, declarationId, operation, reservationKey, quantity });
}

async function findEntry(tx: Transaction, key: string): Promise<Entry | undefined> {
  const row = await tx.ledgerEntry.findUnique({ where: { key } });
  return row === null ? undefined : { ...row, quantity: row.quantity.toFixed() };
}

async function findSettlement(tx: Transaction, reservationKey: string): Promise<{ operation: string } | undefined> {
  const row = await tx.ledgerEntry.findFirst({
    where: { reservationKey, operation: { not: 'reserve' } },
    select: { operation: true },
  });
  return row ?? undefined;
}

async function insertEntry(tx: Transaction, entry: Entry): Promise<void> {
  await tx.ledgerEntry.create({ data: entry, select: { key: true } });
}

function expectSame(earlier: Entry, wanted: Pick<Entry, 'key' | 'accountId' | 'operation' | 'quantity'>): void {
  const same =
    earlier.accountId === wanted.accountId &&
    earlier.operation === wanted.operation &&
    Number(earlier.quantity) === Number(wanted.quantity);
  if (!same)
    throw new RecordError(
      'RECORD.KEY_CONFLICT',
      `${wanted.key} moved ${earlier.quantity} by ${earlier.operation} before`,
    );
}
