import { z } from 'zod';
import { CHARGE_PAYERS } from '../../domain/declaration/declarationData.js';
import { rowFields } from './row.js';
import { countryCode, hsPrefix } from './text.js';

/** Members of a declaration that are optional until a rule asks for them; of an item where the name begins so. */
export const REQUIRED_FIELDS = [
  'exporter.eori',
  'consignee.uscc',
  'consignee.identity_number',
  'consignee.phone',
  'ioss_number',
  'lvg_number',
  'items.gtin',
  'items.gacc_number',
] as const;
export type RequiredField = (typeof REQUIRED_FIELDS)[number];

/** `requirements.json`: what a declaration must carry beyond its data set, under which regime and for which goods. */
export const Requirement = z.strictObject({
  ...rowFields,
  field: z.enum(REQUIRED_FIELDS),
  flow: z.enum(['export', 'import']),
  /** Codes of the regimes that ask for it. */
  regimes: z.array(z.string().min(1)).min(1),
  /** HS prefixes, `*` for all goods. */
  hs: z.array(z.union([hsPrefix, z.literal('*')])).min(1),
  /** The other country, `*` for all. */
  partners: z.array(z.union([countryCode, z.literal('*')])).min(1),
  /** Only where this one bears the charges at the destination. */
  chargesPaidBy: z.enum(CHARGE_PAYERS).optional(),
  /** Not where this other member is declared. */
  unless: z.enum(REQUIRED_FIELDS).optional(),
  /** The reason, for the trader: what to write, and who gives the number. */
  says: z.string().min(1),
});
export type Requirement = z.infer<typeof Requirement>;
