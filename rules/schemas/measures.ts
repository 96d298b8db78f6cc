import { z } from 'zod';
import { MODES_OF_TRANSPORT } from '../../domain/declaration/declarationData.js';
import { rowFields } from './row.js';
import { Tax, TaxRule } from './taxRules.js';
import { commodityPrefix, countryCode, subdivisionCode } from './text.js';

/** `measures.json`: what each tax is on which goods, before a regime lowers or lifts it. */
export const Measure = z.strictObject({
  ...rowFields,
  flow: z.enum(['export', 'import']),
  tax: Tax,
  /** Prefixes of the tariff's codes; the longest that fits decides. `*` for all goods. */
  hs: z.array(z.union([commodityPrefix, z.literal('*')])).min(1),
  /** Destinations of an export; of an import, the countries in which the goods have their origin. `*` for all. */
  partners: z.array(z.union([countryCode, z.literal('*')])).min(1),
  /** Provinces or states of the consignee (ISO 3166-2) in which it holds; everywhere where absent. */
  subdivisions: z.array(subdivisionCode).min(1).optional(),
  /** Codes of the regimes under which alone it holds; under all that name the tax where absent. */
  regimes: z.array(z.string().min(1)).min(1).optional(),
  /** Modes of transport it holds for; all where absent. */
  modes: z.array(z.enum(MODES_OF_TRANSPORT)).min(1).optional(),
  rule: TaxRule,
});
export type Measure = z.infer<typeof Measure>;
