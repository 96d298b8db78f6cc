import { TERMINAL_STATES } from '../../domain/clearance/states.js';
import { Prisma } from '../client/client.js';
import type { SubjectKind } from '../sealing/personalColumns.js';
import { subjectKeysOf } from '../sealing/sealedTransaction.js';
import type { Transaction } from '../withActor.js';

/** Somebody, or a case, whose personal data stands under a key of its own. */
export interface SubjectRow {
  id: string;
  kind: SubjectKind;
  organisationId: string | null;
  /** The case it belongs to; of a consignee the case itself. */
  declarationId: string | null;
  erasedAt: string | null;
}

/** A subject, if the actor may see it; it stays locked until the transaction ends, so that two do not erase it. */
export async function lockSubject(tx: Transaction, id: string): Promise<SubjectRow | undefined> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`subject:${id}`}, 0))`;
  const [row] = await tx.$queryRaw<(Omit<SubjectRow, 'erasedAt'> & { erasedAt: Date | null })[]>`
    SELECT id, kind, organisation_id "organisationId", declaration_id "declarationId", erased_at "erasedAt"
    FROM subject_key WHERE id = ${id}`;
  return row && { ...row, erasedAt: row.erasedAt?.toISOString() ?? null };
}

/** Cases of one corridor that ended on one day (YYYY-MM-DD, UTC). */
export interface Ending {
  endedOn: string;
  originCountry: string | null;
  destinationCountry: string | null;
}

/** How the cases stand that somebody has to do with. */
export interface CasesStanding {
  isOpen: boolean;
  /** Of those that have ended, each day and corridor once. */
  endings: Ending[];
}

const ENDED_ON = Prisma.sql`to_char(d.ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') "endedOn",
  d.origin_country "originCountry", d.destination_country "destinationCountry"`;

/** How one case stands; a draft that was deleted is no case any more. */
export const findCaseStanding = (tx: Transaction, declarationId: string): Promise<CasesStanding> =>
  findStanding(tx, Prisma.sql`d.id = ${declarationId}`);

/** How the cases stand that a person declared, or acted on. */
export const findCasesOfPerson = (tx: Transaction, personId: string): Promise<CasesStanding> =>
  findStanding(
    tx,
    Prisma.sql`(declarant_person_id = ${personId}
      OR EXISTS (SELECT FROM act WHERE act.declaration_id = d.id AND act.person_id = ${personId}))`,
  );

async function findStanding(tx: Transaction, which: Prisma.Sql): Promise<CasesStanding> {
  const [row] = await tx.$queryRaw<{ isOpen: boolean | null }[]>`
    SELECT bool_or(state <> ALL (${[...TERMINAL_STATES]}::text[])) "isOpen" FROM declaration d WHERE ${which}`;
  const endings = await tx.$queryRaw<Ending[]>`
    SELECT DISTINCT ${ENDED_ON} FROM declaration d WHERE ended_at IS NOT NULL AND ${which}`;
  return { isOpen: row?.isOpen === true, endings };
}

/**
 * Destroys the key of a subject, and of everything that belongs to its case: what was sealed with them cannot be read any
 * more. @returns how many keys there still were
 */
export async function eraseKeys(tx: Transaction, subjectId: string, at: string): Promise<number> {
  return tx.$executeRaw`UPDATE subject_key SET wrapped = NULL, master_key_id = NULL, erased_at = ${at}::timestamptz
    WHERE (id = ${subjectId} OR declaration_id = ${subjectId}) AND erased_at IS NULL`;
}

/**
 * Removes by which sign-ins an erased person was known, and their sessions, which are over with that.
 * @returns how many of each there were
 */
export async function eraseAccess(
  tx: Transaction,
  personId: string,
): Promise<{ identities: number; sessions: number }> {
  return {
    identities: await tx.$executeRaw`DELETE FROM identity WHERE person_id = ${personId}`,
    sessions: await tx.$executeRaw`DELETE FROM "session" WHERE person_id = ${personId}`,
  };
}

/** Days and corridors of which there are cases that ended before an instant and are not erased yet. */
export const listEndings = (tx: Transaction, endedBefore: string): Promise<Ending[]> => tx.$queryRaw`
  SELECT DISTINCT ${ENDED_ON} FROM declaration d
  JOIN subject_key key ON key.id = d.id AND key.erased_at IS NULL
  WHERE d.ended_at < ${endedBefore}::timestamptz`;

/** Cases of these days and corridors that are not erased yet, with their organisation; the oldest first. */
export const listCasesToErase = (
  tx: Transaction,
  endings: readonly Ending[],
  limit: number,
): Promise<{ id: string; organisationId: string }[]> => tx.$queryRaw`
  SELECT d.id, d.organisation_id "organisationId" FROM declaration d
  JOIN subject_key key ON key.id = d.id AND key.erased_at IS NULL
  JOIN jsonb_to_recordset(${JSON.stringify(endings)}::jsonb)
    AS due ("endedOn" date, "originCountry" text, "destinationCountry" text)
    ON d.ended_at >= due."endedOn"::timestamp AT TIME ZONE 'UTC'
    AND d.ended_at < (due."endedOn" + 1)::timestamp AT TIME ZONE 'UTC'
    AND d.origin_country IS NOT DISTINCT FROM due."originCountry"
    AND d.destination_country IS NOT DISTINCT FROM due."destinationCountry"
  ORDER BY d.ended_at, d.id LIMIT ${limit}`;

/** Wraps keys of subjects under the newest key of the installation. @returns how many */
export const rewrapKeys = (tx: Transaction, limit: number): Promise<number> => subjectKeysOf(tx).rewrap(limit);
