import { z } from 'zod';
import { documentCode } from './documents.js';
import { rowFields } from './row.js';
import { LineTaxRule } from './taxRules.js';
import { commodityPrefix, countryCode, decimalText } from './text.js';

/**
 * `preferences.json`: a lower duty for goods of certain countries. It is applied only where its proof is declared with
 * the goods; without it the assessment says that it would be there.
 */
export const Preference = z
  .strictObject({
    ...rowFields,
    /** Short name by which a declaration claims it. */
    scheme: z.string().regex(/^[a-z]+(_[a-z]+)*$/),
    name: z.string().min(1),
    tax: z.literal('duty'),
    /** Countries of origin of the goods. */
    partners: z.array(countryCode).min(1),
    /** Prefixes of the tariff's codes, `*` for all goods. */
    hs: z.array(z.union([commodityPrefix, z.literal('*')])).min(1),
    /** Rate in place of the measure's, or a rule of its own where it is no rate. */
    rate: decimalText.optional(),
    rule: LineTaxRule.optional(),
    /** The document whose number and day must be declared. */
    proof: documentCode,
    /** Months the proof is good for, from the day it was issued; absent where no source says. */
    validMonths: z.int().positive().optional(),
  })
  .refine((row) => (row.rate === undefined) !== (row.rule === undefined), {
    message: 'write a rate or a rule, one of the two',
  });
export type Preference = z.infer<typeof Preference>;
