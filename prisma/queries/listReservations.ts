import { Prisma } from '../client/client.js';
import type { Transaction } from '../withActor.js';
import { findAccount, type LedgerKind } from './ledgerAccounts.js';

/** A reservation of a declaration on an account. */
export interface Reservation {
  key: string;
  accountId: string;
  subjectId: string;
  declarationId: string;
  quantity: string;
}

/** Reservations of a declaration that are neither committed nor given back, in the order in which accounts are locked. */
export async function listOpenReservations(
  tx: Transaction,
  declarationId: string,
  kind: LedgerKind,
): Promise<Reservation[]> {
  return listReservations(
    tx,
    declarationId,
    kind,
    Prisma.sql`NOT EXISTS (SELECT FROM ledger_entry s WHERE s.reservation_key = e.key AND s.operation <> 'reserve')`,
  );
}

/** Reservations of a declaration that were written off for good. */
export async function listCommittedReservations(
  tx: Transaction,
  declarationId: string,
  kind: LedgerKind,
): Promise<Reservation[]> {
  return listReservations(
    tx,
    declarationId,
    kind,
    Prisma.sql`EXISTS (SELECT FROM ledger_entry s WHERE s.reservation_key = e.key AND s.operation = 'commit')`,
  );
}

async function listReservations(
  tx: Transaction,
  declarationId: string,
  kind: LedgerKind,
  standing: Prisma.Sql,
): Promise<Reservation[]> {
  return tx.$queryRaw<
    Reservation[]
  >`SELECT e.key, e.account_id "accountId", a.subject_id "subjectId", e.declaration_id "declarationId",
      trim_scale(e.quantity)::text "quantity"
    FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
    WHERE e.declaration_id = ${declarationId} AND a.kind = ${kind} AND e.operation = 'reserve' AND ${standing}
    ORDER BY e.account_id, e.key`;
}

/** How often a declaration has reserved on an account, given back or not. */
export async function countReservations(
  tx: Transaction,
  declarationId: string,
  kind: LedgerKind,
  subjectId: string,
): Promise<number> {
  const account = await findAccount(tx, kind, subjectId);
  if (account === undefined) return 0;
  return tx.ledgerEntry.count({ where: { declarationId, accountId: account.id, operation: 'reserve' } });
}
