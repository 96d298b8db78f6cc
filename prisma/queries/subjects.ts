import { isTerminal, TERMINAL_STATES, type State } from '../../domain/clearance/states.js';
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

/** How the cases stand that somebody has to do with. */
export interface CasesStanding {
  isOpen: boolean;
  /** When the last of them ended, ISO 8601 UTC; null where none has. */
  lastEndedAt: string | null;
}

/** How one case stands. */
export async function findCaseStanding(tx: Transaction, declarationId: string): Promise<CasesStanding> {
  const row = await tx.declaration.findUnique({ where: { id: declarationId }, select: { state: true, endedAt: true } });
  // A draft that was deleted is no case any more.
  if (row === null) return { isOpen: false, lastEndedAt: null };
  return { isOpen: !isTerminal(row.state as State), lastEndedAt: row.endedAt?.toISOString() ?? null };
}

/** How the cases stand that a person declared, or acted on. */
export async function findCasesOfPerson(tx: Transaction, personId: string): Promise<CasesStanding> {
  const [row] = await tx.$queryRaw<{ isOpen: boolean | null; lastEndedAt: Date | null }[]>`
    SELECT bool_or(state <> ALL (${[...TERMINAL_STATES]}::text[])) "isOpen", max(ended_at) "lastEndedAt" FROM declaration d
    WHERE declarant_person_id = ${personId}
      OR EXISTS (SELECT FROM act WHERE act.declaration_id = d.id AND act.person_id = ${personId})`;
  return { isOpen: row?.isOpen === true, lastEndedAt: row?.lastEndedAt?.toISOString() ?? null };
}

/**
 * Destroys the key of a subject, and of everything that belongs to its case: what was sealed with them cannot be read any
 * more. @returns how many keys there still were
 */
export async function eraseKeys(tx: Transaction, subjectId: string, at: string): Promise<number> {
  return tx.$executeRaw`UPDATE subject_key SET wrapped = NULL, master_key_id = NULL, erased_at = ${at}::timestamptz
    WHERE (id = ${subjectId} OR declaration_id = ${subjectId}) AND erased_at IS NULL`;
}

/** Cases that ended before an instant and are not erased yet, with their organisation; the oldest first. */
export async function listCasesToErase(
  tx: Transaction,
  endedBefore: string,
  limit: number,
): Promise<{ id: string; organisationId: string }[]> {
  return tx.$queryRaw`SELECT d.id, d.organisation_id "organisationId" FROM declaration d
    JOIN subject_key key ON key.id = d.id AND key.erased_at IS NULL
    WHERE d.ended_at < ${endedBefore}::timestamptz ORDER BY d.ended_at, d.id LIMIT ${limit}`;
}

/** Wraps keys of subjects under the newest key of the installation. @returns how many */
export const rewrapKeys = (tx: Transaction, limit: number): Promise<number> => subjectKeysOf(tx).rewrap(limit);
