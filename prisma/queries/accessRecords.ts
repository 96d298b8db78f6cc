import { Prisma } from '../client/client.js';
import type { Transaction } from '../withActor.js';
import { toRows, type Position, type Rows } from './keyset.js';

/** Who reads, and by what. */
export interface Reader {
  personId: string;
  role: string;
  agency: string | null;
  organisationId: string;
  operation: string;
}

/** A case of a firm. */
export interface ReadCase {
  declarationId: string;
  organisationId: string;
}

/** What one person read of one case within one hour. */
export interface AccessRow {
  /** Names the row within its hour. */
  key: string;
  /** ISO 8601 UTC, the full hour. */
  hour: string;
  firstAt: string;
  declarationId: string;
  organisationId: string;
  personId: string;
  role: string;
  agency: string | null;
  readerOrganisationId: string;
  operations: string[];
}

/** Writes down that cases are being read, each operation once an hour; the database's clock says which. */
export async function storeReads(tx: Transaction, reader: Reader, cases: readonly ReadCase[]): Promise<void> {
  const { personId, role, agency, organisationId, operation } = reader;
  const declarations = cases.map(({ declarationId }) => declarationId);
  const organisations = cases.map((read) => read.organisationId);
  // No target is named for the conflict: with one, the reader would have to be allowed to see the row.
  await tx.$executeRaw`INSERT INTO access_record
      (declaration_id, organisation_id, person_id, role, agency, reader_organisation_id, operation, hour, at)
    SELECT DISTINCT declaration_id, organisation_id, ${personId}::text, ${role}::text, ${agency}::text,
      ${organisationId}::text, ${operation}::text,
      date_trunc('hour', instant.at, 'UTC'), instant.at
    FROM unnest(${declarations}::text[], ${organisations}::text[]) AS read (declaration_id, organisation_id),
      (SELECT now()::timestamptz(3) AS at) AS instant
    ON CONFLICT DO NOTHING`;
}

/** What was read, the latest hour first, one row a person, role, case and hour. */
export async function listAccess(
  tx: Transaction,
  page: { organisationId: string | undefined; declarationId: string | undefined; after?: Position; limit: number },
): Promise<Rows<AccessRow>> {
  const { organisationId, declarationId, after, limit } = page;
  const key = Prisma.sql`md5(declaration_id || '/' || person_id || '/' || role)::uuid::text`;
  const conditions = [
    Prisma.sql`true`,
    ...(organisationId === undefined ? [] : [Prisma.sql`organisation_id = ${organisationId}`]),
    ...(declarationId === undefined ? [] : [Prisma.sql`declaration_id = ${declarationId}`]),
    ...(after === undefined ? [] : [Prisma.sql`(hour, ${key}) < (${after.at}::timestamptz, ${after.id})`]),
  ];
  const rows = await tx.$queryRaw<(Omit<AccessRow, 'hour' | 'firstAt'> & { hour: Date; firstAt: Date })[]>`
    SELECT ${key} AS key, hour, min(at) AS "firstAt", declaration_id AS "declarationId", organisation_id AS "organisationId",
      person_id AS "personId", role, agency, reader_organisation_id AS "readerOrganisationId",
      array_agg(operation ORDER BY at, operation) AS operations
    FROM access_record WHERE ${Prisma.join(conditions, ' AND ')}
    GROUP BY hour, declaration_id, organisation_id, person_id, role, agency, reader_organisation_id
    ORDER BY hour DESC, key DESC LIMIT ${limit + 1}`;
  const found = rows.map((row) => ({ ...row, hour: row.hour.toISOString(), firstAt: row.firstAt.toISOString() }));
  return toRows(found, limit);
}
