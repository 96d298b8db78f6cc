import type { Agency } from '../../domain/clearance/roles.js';
import { newId } from '../newId.js';
import type { Transaction } from '../withActor.js';
import { openAccount } from './ledgerAccounts.js';

/** A permit as it was granted. Quantities in grams, as decimal text; dates are calendar dates, both included. */
export interface PermitRow {
  id: string;
  organisationId: string;
  permitType: string;
  agency: string;
  number: string;
  hsPrefixes: string[];
  /** Null: any. */
  destination: string | null;
  quantity: string;
  unit: string;
  validFrom: string;
  validUntil: string;
  status: 'valid' | 'revoked';
  applicationId: string | null;
}

export type NewPermit = Omit<PermitRow, 'id' | 'status' | 'agency'> & { agency: Agency; id?: string };

/** A permit with what may still be written off, in grams. */
export interface PermitOnFile extends PermitRow {
  availableGrams: number;
}

/** Puts a permit on file and opens the ledger account that is written off. @returns its id */
export async function createPermit(tx: Transaction, permit: NewPermit): Promise<string> {
  const { validFrom, validUntil, id = newId('permit'), ...own } = permit;
  await tx.permit.create({
    data: { id, ...own, validFrom: new Date(validFrom), validUntil: new Date(validUntil) },
    select: { id: true },
  });
  const { organisationId, quantity: capacity, unit } = permit;
  await openAccount(tx, { organisationId, kind: 'permit_quantity', subjectId: id, capacity, unit });
  return id;
}

/** The permit that an agency numbered so, if it is on file. */
export async function findPermitByNumber(
  tx: Transaction,
  agency: Agency,
  permitType: string,
  number: string,
): Promise<PermitRow | undefined> {
  const row = await tx.permit.findUnique({ where: { agency_permitType_number: { agency, permitType, number } } });
  return row === null ? undefined : readPermit(row);
}

/** Every permit of an organisation with what is left on it: what the rules choose from. */
export async function listPermitsOnFile(tx: Transaction, organisationId: string): Promise<PermitOnFile[]> {
  const rows = await tx.permit.findMany({ where: { organisationId }, orderBy: { id: 'asc' } });
  if (rows.length === 0) return [];
  const left = await tx.$queryRaw<{ id: string; grams: number }[]>`SELECT subject_id AS id,
    (capacity - reserved - committed)::float8 AS grams FROM ledger_account
    WHERE organisation_id = ${organisationId} AND kind = 'permit_quantity'`;
  const grams = new Map(left.map((account) => [account.id, account.grams]));
  return rows.map((row) => ({ ...readPermit(row), availableGrams: grams.get(row.id) ?? 0 }));
}

/** The permits a declaration has reserved or written off, with their numbers. */
export async function listPermitsUsed(tx: Transaction, declarationId: string): Promise<PermitRow[]> {
  const used = await tx.$queryRaw<
    { id: string }[]
  >`SELECT DISTINCT a.subject_id id FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
    WHERE e.declaration_id = ${declarationId} AND a.kind = 'permit_quantity' AND e.operation = 'reserve'
      AND NOT EXISTS (SELECT FROM ledger_entry s WHERE s.reservation_key = e.key AND s.operation = 'give_back')`;
  const rows = await tx.permit.findMany({ where: { id: { in: used.map(({ id }) => id) } }, orderBy: { id: 'asc' } });
  return rows.map(readPermit);
}

function readPermit(row: {
  id: string;
  organisationId: string;
  permitType: string;
  agency: string;
  number: string;
  hsPrefixes: string[];
  destination: string | null;
  quantity: { toFixed(): string };
  unit: string;
  validFrom: Date;
  validUntil: Date;
  status: string;
  applicationId: string | null;
}): PermitRow {
  const { id, organisationId, permitType, agency, number, hsPrefixes, destination, unit, applicationId } = row;
  return {
    id,
    organisationId,
    permitType,
    agency,
    number,
    hsPrefixes,
    destination,
    unit,
    applicationId,
    quantity: row.quantity.toFixed(),
    validFrom: row.validFrom.toISOString().slice(0, 10),
    validUntil: row.validUntil.toISOString().slice(0, 10),
    status: row.status === 'revoked' ? 'revoked' : 'valid',
  };
}
