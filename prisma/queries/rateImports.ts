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
 * Makes the statements of an import use the index however few rows there were when they were first planned: the table grows
 * by hundreds of thousands of rows within the transaction.
 */
export async function prepareRateImport(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SET LOCAL plan_cache_mode = force_custom_plan`;
  await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
}

/** Where the cells differ from the official rates that stand. */
export async function compareDailyRates(tx: Transaction, cells: DailyRates): Promise<RateDifference[]> {
  const { table, base, days, quotes, rates } = cells;
  return tx.$queryRaw<RateDifference[]>`
    SELECT cell.day::text AS day, cell.quote, trim_scale(known.rate)::text AS known, cell.rate::text AS read
    FROM unnest(${days}::date[], ${quotes}::text[], ${rates}::numeric[]) AS cell(day, quote, rate)
    CROSS JOIN LATERAL (SELECT rate FROM exchange_rate r WHERE r.table_name = ${table} AND r.base = ${base}
      AND r.quote = cell.quote AND r.valid_from = cell.day AND r.kind = 'official' ORDER BY r.position DESC LIMIT 1) known
    WHERE cell.rate IS NULL OR cell.rate <> known.rate
    ORDER BY cell.day, cell.quote`;
}

/** Writes the cells that are new, and those that differ from what is known. @returns how many were written */
export function enterDailyRates(tx: Transaction, entryId: string, cells: DailyRates): Promise<number> {
  const { table, base, days, quotes, rates } = cells;
  return tx.$executeRaw`
    INSERT INTO exchange_rate (entry_id, table_name, base, quote, kind, rate, published_on, valid_from, valid_until)
    SELECT ${entryId}, ${table}, ${base}, cell.quote, 'official', cell.rate, cell.day, cell.day, cell.day
    FROM unnest(${days}::date[], ${quotes}::text[], ${rates}::numeric[]) AS cell(day, quote, rate)
    LEFT JOIN LATERAL (SELECT rate FROM exchange_rate r WHERE r.table_name = ${table} AND r.base = ${base}
      AND r.quote = cell.quote AND r.valid_from = cell.day AND r.kind = 'official' ORDER BY r.position DESC LIMIT 1) known ON true
    WHERE cell.rate IS NOT NULL AND known.rate IS DISTINCT FROM cell.rate`;
}

/** How many rates an act of entering wrote down. */
export async function countRatesOfEntry(tx: Transaction, entryId: string): Promise<number> {
  return tx.exchangeRate.count({ where: { entryId } });
}
