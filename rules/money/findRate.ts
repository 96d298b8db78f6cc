import type { ExchangeRate } from '../schemas/exchangeRates.js';
import { rowsAt } from '../loader/rowsAt.js';

/**
 * The rate row for a declaration accepted on a day: the official one, or the reference that stands in for it.
 * None for a currency into itself: ask before.
 */
export function findRate(
  rows: readonly ExchangeRate[],
  base: string,
  quote: string,
  date: string,
): ExchangeRate | undefined {
  const candidates = rowsAt(rows, date).filter((row) => row.base === base && row.quote === quote);
  return candidates.find((row) => row.kind === 'official') ?? candidates[0];
}
