import { z } from 'zod';
import { rowFields } from './row.js';
import { currencyCode, decimalText } from './text.js';

/**
 * `exchange-rates.json`: `rate` units of `quote` for one unit of `base`, for declarations accepted from `from` to `until`.
 * `official` rows carry the rate that the law names; a `reference` row stands in where none is in reach, and every
 * answer that uses it says so.
 */
export const ExchangeRate = z.strictObject({
  ...rowFields,
  base: currencyCode,
  quote: currencyCode,
  rate: decimalText,
  kind: z.enum(['official', 'reference']),
  /** Day on which the rate was published. */
  publishedOn: z.iso.date(),
});
export type ExchangeRate = z.infer<typeof ExchangeRate>;
