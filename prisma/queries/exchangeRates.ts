import type { RateKind, RateNeed, TableRate } from '../../domain/money/tableRate.js';
import { Prisma } from '../client/client.js';
import type { Transaction } from '../withActor.js';

/** Rows of a pair that are looked at on either side of a day: more than any rule of law reaches. */
const ROWS_A_SIDE = 20;

/** A rate with who entered it, when and why. */
export type EnteredRate = TableRate & {
  entryId: string;
  entryKind: 'import' | 'manual';
  reason: string;
  enteredBy: string;
  role: string;
  /** ISO 8601 UTC. */
  enteredAt: string;
};

interface Row extends Omit<EnteredRate, 'id' | 'enteredAt'> {
  position: bigint;
  enteredAt: Date;
}

const COLUMNS = Prisma.sql`r.position, r.table_name AS "table", r.base, r.quote, trim_scale(r.rate)::text AS rate, r.kind,
  r.published_on::text AS "publishedOn", r.valid_from::text AS "from", r.valid_until::text AS "until", e.confidence, e.source,
  e.id AS "entryId", e.kind AS "entryKind", e.reason, e.entered_by AS "enteredBy", e.role, e.entered_at AS "enteredAt"`;

/** A rate is superseded by a later row for the same table, pair, kind and first day. */
const STANDS = Prisma.sql`NOT EXISTS (SELECT FROM exchange_rate s WHERE s.table_name = r.table_name AND s.base = r.base
  AND s.quote = r.quote AND s.valid_from = r.valid_from AND s.kind = r.kind AND s.position > r.position)`;

/** Rates around the days that are needed, those that stand; a rate of long ago is answered where there is none since. */
export async function loadTableRates(tx: Transaction, needs: readonly RateNeed[]): Promise<TableRate[]> {
  const rows = await aroundDays(tx, needs);
  return rows.map(({ id, table, base, quote, rate, kind, confidence, source, publishedOn, from, until }) => ({
    ...{ id, table, base, quote, rate, kind, confidence, source, publishedOn, from, until },
  }));
}

/** As {@link loadTableRates}, with who entered them. */
export async function aroundDays(tx: Transaction, needs: readonly RateNeed[]): Promise<EnteredRate[]> {
  const pairs = needs.flatMap((need) =>
    need.currencies.flatMap((base) =>
      need.currencies.filter((quote) => quote !== base).map((quote) => ({ ...need, base, quote })),
    ),
  );
  if (pairs.length === 0) return [];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT DISTINCT ON (r.position) ${COLUMNS}
    FROM unnest(${pairs.map(({ table }) => table)}::text[], ${pairs.map(({ base }) => base)}::text[],
      ${pairs.map(({ quote }) => quote)}::text[], ${pairs.map(({ day }) => day)}::date[],
      ${pairs.map(({ reachDays }) => reachDays)}::int[]) AS need(t, b, q, d, reach)
    CROSS JOIN LATERAL (
      (SELECT * FROM exchange_rate WHERE table_name = t AND base = b AND quote = q AND published_on <= d
        ORDER BY published_on DESC, position DESC LIMIT ${ROWS_A_SIDE})
      UNION ALL
      (SELECT * FROM exchange_rate WHERE table_name = t AND base = b AND quote = q AND published_on > d
        AND published_on <= d + reach ORDER BY published_on, position LIMIT ${ROWS_A_SIDE})
      UNION ALL
      (SELECT * FROM exchange_rate WHERE table_name = t AND base = b AND quote = q AND valid_from <= d
        ORDER BY valid_from DESC, position DESC LIMIT ${ROWS_A_SIDE})
    ) r
    JOIN exchange_rate_entry e ON e.id = r.entry_id
    WHERE ${STANDS}
    ORDER BY r.position`;
  return rows.map(toRate);
}

/** The names of all tables of which there is a rate. */
export async function listRateTables(tx: Transaction): Promise<string[]> {
  const rows = await tx.$queryRaw<{ table: string }[]>`
    SELECT DISTINCT table_name AS "table" FROM exchange_rate_entry ORDER BY 1`;
  return rows.map(({ table }) => table);
}

/** The rates that an act of entering wrote down. */
export async function ratesOfEntry(tx: Transaction, entryId: string): Promise<EnteredRate[]> {
  const rows = await tx.$queryRaw<Row[]>`SELECT ${COLUMNS} FROM exchange_rate r
    JOIN exchange_rate_entry e ON e.id = r.entry_id WHERE r.entry_id = ${entryId} ORDER BY r.position`;
  return rows.map(toRate);
}

/** The rate that stands for a pair of a table from a first day, if there is one. */
export async function findStandingRate(
  tx: Transaction,
  key: Pick<TableRate, 'table' | 'base' | 'quote' | 'kind' | 'from'>,
): Promise<EnteredRate | undefined> {
  const [row] = await tx.$queryRaw<Row[]>`SELECT ${COLUMNS} FROM exchange_rate r
    JOIN exchange_rate_entry e ON e.id = r.entry_id
    WHERE r.table_name = ${key.table} AND r.base = ${key.base} AND r.quote = ${key.quote} AND r.kind = ${key.kind}
      AND r.valid_from = ${key.from}::date ORDER BY r.position DESC LIMIT 1`;
  return row === undefined ? undefined : toRate(row);
}

const toRate = ({ position, enteredAt, ...row }: Row): EnteredRate => ({
  ...row,
  id: [row.table, `${row.base}-${row.quote}`.toLowerCase(), row.from, String(position)].join('.'),
  enteredAt: enteredAt.toISOString(),
});

/** One act of entering rates. */
export interface RateEntry {
  id: string;
  kind: 'import' | 'manual';
  table: string;
  source: string;
  reason: string;
  rateKind: RateKind;
  confidence: string;
  supersedes: boolean;
  enteredBy: string;
  role: string;
  /** ISO 8601 UTC. */
  at: string;
}

/** Nobody else enters rates of a table until the transaction ends. */
export async function holdRateTable(tx: Transaction, table: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`exchange_rate:${table}`}, 0))`;
}

/** Writes down an act of entering. @returns false where it was written before: the request is asked again */
export async function openRateEntry(tx: Transaction, { table, at, ...entry }: RateEntry): Promise<boolean> {
  const { count } = await tx.exchangeRateEntry.createMany({
    data: [{ ...entry, tableName: table, enteredAt: new Date(at) }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Writes one rate. */
export async function enterRate(
  tx: Transaction,
  entryId: string,
  { table, base, quote, kind, rate, publishedOn, from, until }: Omit<TableRate, 'id' | 'confidence' | 'source'>,
): Promise<void> {
  await tx.$executeRaw`INSERT INTO exchange_rate
      (entry_id, table_name, base, quote, kind, rate, published_on, valid_from, valid_until)
    VALUES (${entryId}, ${table}, ${base}, ${quote}, ${kind}, ${rate}::numeric, ${publishedOn}::date, ${from}::date,
      ${until}::date)`;
}
