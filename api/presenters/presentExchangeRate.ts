import type { Caller } from '../../services/caller.js';
import type { importRates } from '../../services/exchangeRates/importRates.js';
import type { RateOnDay } from '../../services/exchangeRates/listRates.js';
import { ExchangeRate, type ExchangeRateImport, type ExchangeRatesOnDay } from '../contract/exchangeRate.js';

type EnteredRate = RateOnDay['rate'];

/** A rate as the caller may see it: who entered it is told to officials. */
export function presentExchangeRate(caller: Caller, row: EnteredRate): ExchangeRate {
  const official = caller.role === 'customs_officer' || caller.role === 'operator';
  const { table, base, quote, rate, kind, source } = row;
  return {
    rate_id: row.id,
    ...{ table, base, quote, rate, kind },
    confidence: ExchangeRate.shape.confidence.parse(row.confidence),
    source,
    published_on: row.publishedOn,
    valid_from: row.from,
    valid_until: row.until,
    entry_id: row.entryId,
    entered: row.entryKind,
    reason: row.reason,
    entered_by: official ? row.enteredBy : null,
    entered_by_role: row.role,
    entered_at: row.enteredAt,
  };
}

/** The rates between two currencies on a day. */
export const presentRatesOnDay = (
  caller: Caller,
  asked: { base: string; quote: string; on: string },
  rates: readonly RateOnDay[],
): ExchangeRatesOnDay => ({
  ...asked,
  items: rates.map(({ rate, standing }) => ({ ...presentExchangeRate(caller, rate), standing })),
});

export function presentRateImport(done: Awaited<ReturnType<typeof importRates>>): ExchangeRateImport {
  const { entryId, table, days, firstDay, lastDay, currencies, read, added, superseded, gone } = done;
  return {
    entry_id: entryId,
    table,
    days,
    first_day: firstDay,
    last_day: lastDay,
    currencies,
    read,
    added,
    superseded,
    gone,
  };
}
