import { Prisma } from '../client/client.js';
import type { Transaction } from '../withActor.js';

/** Cells of a table of daily rates, column by column: a rate, or null where the publisher has none. */
export interface DailyRates {
  table: string;
  base: string;
  days: readonly string[];
  quotes: readonly string[];
  rates: readonly (string | null)[];
}

/** A value that is not what is known: `read` is null where the file has none any more. */
export interface RateDifference {
  day: string;
  quote: string;
  known: string;
  read: string | null;
}

/**
 * Makes the statements of an import read the index and join whole batches, however few rows there were when the planner last
 * looked: the table grows by hundreds of thousands of rows within the transaction.
 */
export async function prepareRateImport(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SET LOCAL plan_cache_mode = force_custom_plan`;
  await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
  await tx.$executeRaw`SET LOCAL enable_nestloop = off`;
}

/**
 * The cells of a batch, and the official rates that stand for their days. Cells travel as three texts: a list of ten thousand
 * parameters costs many times what PostgreSQL needs to take them apart.
 */
function cellsAndKnown({ table, base, days, quotes, rates }: DailyRates): Prisma.Sql {
  const sorted = [...days].sort();
  return Prisma.sql`WITH cell AS MATERIALIZED (
      SELECT * FROM unnest(string_to_array(${days.join(',')}, ',')::date[], string_to_array(${quotes.join(',')}, ','),
        string_to_array(${rates.map((rate) => rate ?? '').join(',')}, ',', '')::numeric[]) AS c(day, quote, rate)
    ), known AS MATERIALIZED (
      SELECT DISTINCT ON (r.quote, r.valid_from) r.quote, r.valid_from AS day, r.rate FROM exchange_rate r
      WHERE r.table_name = ${table} AND r.base = ${base} AND r.quote = ANY(${[...new Set(quotes)]})
        AND r.valid_from BETWEEN ${sorted[0]}::date AND ${sorted.at(-1)}::date AND r.kind = 'official'
      ORDER BY r.quote, r.valid_from, r.position DESC
    )`;
}

/** Where the cells differ from the official rates that stand. */
export const compareDailyRates = (tx: Transaction, cells: DailyRates): Promise<RateDifference[]> =>
  tx.$queryRaw<RateDifference[]>`${cellsAndKnown(cells)}
    SELECT day::text AS day, quote, trim_scale(known.rate)::text AS known, cell.rate::text AS read
    FROM cell JOIN known USING (day, quote) WHERE cell.rate IS DISTINCT FROM known.rate ORDER BY day, quote`;

/** Writes the cells that are new, and those that differ from what is known. @returns how many were written */
export const enterDailyRates = (tx: Transaction, entryId: string, cells: DailyRates): Promise<number> =>
  tx.$executeRaw`${cellsAndKnown(cells)}
    INSERT INTO exchange_rate (entry_id, table_name, base, quote, kind, rate, published_on, valid_from, valid_until)
    SELECT ${entryId}, ${cells.table}, ${cells.base}, quote, 'official', cell.rate, day, day, day
    FROM cell LEFT JOIN known USING (day, quote)
    WHERE cell.rate IS NOT NULL AND known.rate IS DISTINCT FROM cell.rate`;

/** How many rates an act of entering wrote down. */
export async function countRatesOfEntry(tx: Transaction, entryId: string): Promise<number> {
  return tx.exchangeRate.count({ where: { entryId } });
}
