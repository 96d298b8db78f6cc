import type { Transaction } from '../withActor.js';
import { INSTALLATION_CHAIN } from './audit.js';

/** What the installation's chain calls the record that seals what was read. */
export const READS_SEALED = 'readsSealed';

/** What was read in full hours that are over, as one figure: whoever takes a row away, or adds one, changes it. */
export interface ReadsSealed {
  /** From this hour, ISO 8601 UTC. */
  from: string;
  /** To the beginning of this one. */
  until: string;
  rows: number;
  /** SHA-256 over the rows in their order, hexadecimal. */
  digest: string;
}

/** The figure over some hours, as the rows stand now. */
export async function digestReads(tx: Transaction, from: string, until: string): Promise<ReadsSealed> {
  const [found] = await tx.$queryRaw<{ rows: number; digest: string }[]>`WITH read AS (
      SELECT concat_ws(' ', organisation_id, declaration_id, person_id, role, agency, reader_organisation_id, operation,
        extract(epoch FROM at)) AS line
      FROM access_record WHERE hour >= ${from}::timestamptz AND hour < ${until}::timestamptz)
    SELECT count(*)::int AS rows,
      encode(sha256(convert_to(coalesce(string_agg(line, E'\n' ORDER BY line COLLATE "C"), ''), 'UTF8')), 'hex') AS digest
    FROM read`;
  return { from, until, rows: found?.rows ?? 0, digest: found?.digest ?? '' };
}

/** Until which hour everything has been sealed; the beginning of time where nothing was. */
export async function findSealedUntil(tx: Transaction): Promise<string> {
  const [sealed] = await tx.$queryRaw<{ until: string }[]>`SELECT body -> 'facts' ->> 'until' AS until FROM audit_record
    WHERE chain = ${INSTALLATION_CHAIN} AND body ->> 'what' = ${READS_SEALED} ORDER BY index DESC LIMIT 1`;
  return sealed?.until ?? '1970-01-01T00:00:00.000Z';
}

/** What is wrong with the rows that a record of the installation's chain seals. */
export async function compareSeal(
  tx: Transaction,
  { index, body }: { index: number; body: { what: string; facts: object } },
): Promise<string | undefined> {
  if (body.what !== READS_SEALED) return undefined;
  const { from, until, rows, digest } = body.facts as ReadsSealed;
  const now = await digestReads(tx, from, until);
  if (now.rows === rows && now.digest === digest) return undefined;
  return `record ${index} seals ${rows} rows of what was read from ${from} to ${until}, which have been changed`;
}
