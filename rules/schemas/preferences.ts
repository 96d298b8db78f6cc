import { z } from 'zod';
import { documentCode } from './documents.js';
import { rowFields } from './row.js';
import { countryCode, decimalText, hsPrefix } from './text.js';

/**
 * `preferences.json`: a lower duty for goods of certain countries. It is applied only where its proof is declared with
 * the goods; without it the assessment says that it would be there.
 */
export const Preference = z.strictObject({
  ...rowFields,
  /** Short name by which a declaration claims it. */
  scheme: z.string().regex(/^[a-z]+(_[a-z]+)*$/),
  name: z.string().min(1),
  tax: z.literal('duty'),
  /** Countries of origin of the goods. */
  partners: z.array(countryCode).min(1),
  /** HS prefixes, `*` for all goods. */
  hs: z.array(z.union([hsPrefix, z.literal('*')])).min(1),
  /** Rate in place of the measure's. */
  rate: decimalText,
  /** The document whose number and day must be declared. */
  proof: documentCode,
  /** Months the proof is good for, from the day it was issued; absent where no source says. */
  validMonths: z.int().positive().optional(),
});
export type Preference = z.infer<typeof Preference>;
