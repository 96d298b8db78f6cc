import { z } from 'zod';
import { rowFields } from './row.js';

/** From when the years of a retention count. */
export const RETENTION_COUNTS = ['end_of_year', 'day'] as const;

/**
 * `retention.json`: for how long the law of a country has the papers of a clearance kept. The law counts from acceptance,
 * entry or release; the product counts from the day on which the case ended, which is never earlier.
 */
export const Retention = z.strictObject({
  ...rowFields,
  years: z.int().positive(),
  /** From the end of the calendar year, or from the day itself. */
  countsFrom: z.enum(RETENTION_COUNTS),
});
export type Retention = z.infer<typeof Retention>;
