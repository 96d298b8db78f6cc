import { newRowId } from '../newId.js';
import type { Transaction } from '../withActor.js';

/** Kinds of account: never primitives of their own. */
export type LedgerKind = 'permit_quantity' | 'buyer_quota' | 'guarantee' | 'money';

export interface LedgerAccount {
  id: string;
  organisationId: string;
  kind: LedgerKind;
  subjectId: string;
  capacity: string;
  reserved: string;
  committed: string;
  unit: string;
}

/** Opens an account. @returns its id */
export async function openAccount(
  tx: Transaction,
  account: { organisationId: string; kind: LedgerKind; subjectId: string; capacity: string; unit: string },
): Promise<string> {
  const id = newRowId();
  await tx.ledgerAccount.create({ data: { id, ...account }, select: { id: true } });
  return id;
}

/** The account of a subject, if there is one that the actor sees. */
export async function findAccount(
  tx: Transaction,
  kind: LedgerKind,
  subjectId: string,
): Promise<LedgerAccount | undefined> {
  const row = await tx.ledgerAccount.findUnique({ where: { kind_subjectId: { kind, subjectId } } });
  if (row === null) return undefined;
  const { id, organisationId, unit } = row;
  return {
    id,
    organisationId,
    kind,
    subjectId,
    unit,
    capacity: row.capacity.toFixed(),
    reserved: row.reserved.toFixed(),
    committed: row.committed.toFixed(),
  };
}
