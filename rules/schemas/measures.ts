import { z } from 'zod';
import { rowFields } from './row.js';
import { Tax, TaxRule } from './taxRules.js';
import { countryCode, hsPrefix } from './text.js';

/** `measures.json`: what each tax is on which goods, before a regime lowers or lifts it. */
export const Measure = z.strictObject({
  ...rowFields,
  flow: z.enum(['export', 'import']),
  tax: Tax,
  /** HS prefixes; the longest that fits decides. `*` for all goods. */
  hs: z.array(z.union([hsPrefix, z.literal('*')])).min(1),
  /** The other country: destinations of an export, origins of an import. `*` for all. */
  partners: z.array(z.union([countryCode, z.literal('*')])).min(1),
  rule: TaxRule,
});
export type Measure = z.infer<typeof Measure>;
