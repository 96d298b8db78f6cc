import { z } from 'zod';
import { rowFields } from './row.js';
import { Tax } from './taxRules.js';
import { countryCode, hsPrefix, Money } from './text.js';

/** `reliefs.json`: goods that bear no duty or tax where their relief is claimed and its conditions are met. */
export const Relief = z.strictObject({
  ...rowFields,
  /** By which a declaration claims it, such as `returned_goods`. */
  code: z.string().regex(/^[a-z0-9]+(_[a-z0-9]+)*$/),
  name: z.string().min(1),
  flow: z.enum(['export', 'import']),
  /** Taxes that are not charged. */
  taxes: z.array(Tax).min(1),
  /** HS prefixes, `*` for all goods. */
  hs: z.array(z.union([hsPrefix, z.literal('*')])).min(1),
  /** Countries the goods are sent from, `*` for all. */
  partners: z.array(z.union([countryCode, z.literal('*')])).min(1),
  /** Holds up to and including this price of the goods. */
  upTo: Money.optional(),
  /** Whose price that is: of all goods, or of those lines alone for which the relief is claimed. */
  upToOf: z.enum(['all_lines', 'claimed_lines']).optional(),
  /** True where the number of a decision or document must be declared with it. */
  needsDocument: z.boolean().optional(),
  /** What the person who claims it has to be able to show, in words. */
  conditions: z.string().min(1),
});
export type Relief = z.infer<typeof Relief>;
