import { z } from 'zod';

/**
 * How far a row may be trusted; shown to the user beside every answer that rests on it.
 * - `official`       the law or the authority's own page was read
 * - `secondary`      somebody else reports it
 * - `derived`        follows from an official rule by calculation
 * - `tentative`      announced as provisional by those who publish it
 * - `default`        set by this product, because no published source is in reach
 * - `demonstration`  only so that an example can be shown; to be replaced before use
 */
export const CONFIDENCES = ['official', 'secondary', 'derived', 'tentative', 'default', 'demonstration'] as const;
export const Confidence = z.enum(CONFIDENCES);
export type Confidence = z.infer<typeof Confidence>;

/** Stable name of a row: lower case words joined by dots and hyphens, beginning with the country. */
export const rowId = z
  .string()
  .regex(/^[a-z]{2}\.[a-z0-9]+([.-][a-z0-9]+)*$/, 'write an id such as "rw.permit.naeb-coffee"');

/** What every row of every list carries. `until` is the last day it holds; null while nothing has replaced it. */
export const rowFields = {
  id: rowId,
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  source: z.string().min(1),
  confidence: Confidence,
  note: z.string().min(1).optional(),
};

/** The part that all rows share. */
export interface Row {
  id: string;
  from: string;
  until: string | null;
  source: string;
  confidence: Confidence;
  note?: string | undefined;
}
