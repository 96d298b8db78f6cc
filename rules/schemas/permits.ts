import { z } from 'zod';
import { isAgency } from '../../domain/clearance/roles.js';
import { REQUESTED_CERTIFICATES } from '../../domain/declaration/origin.js';
import { Exemption } from './conditions.js';
import { documentCode } from './documents.js';
import { rowFields } from './row.js';
import { countryCode, hsPrefix, Money } from './text.js';

/** `permits.json`: which goods, to which destinations, need whose permit. */
export const Permit = z.strictObject({
  ...rowFields,
  permitType: z.string().regex(/^[a-z]+(-[a-z]+)+$/),
  name: z.string().min(1),
  agency: z
    .string()
    .regex(/^[A-Z]{2,12}$/)
    .refine(isAgency, 'is the name of another counterparty'),
  /** `here`: the agency's officer decides in Portolan; `authority`: the agency's own notice decides. */
  decides: z.enum(['here', 'authority']),
  hs: z.array(hsPrefix).min(1),
  /** Destinations it is needed for; `*` for all. */
  destinations: z.array(z.union([countryCode, z.literal('*')])).min(1),
  /** Needed only for items whose exporter asks for this certificate; absent where the law asks for it. */
  onRequest: z.enum(REQUESTED_CERTIFICATES).optional(),
  /** Cases in which it is not needed; one whose conditions are not known is taken not to hold. */
  doesNotApply: z.array(Exemption).optional(),
  /** Unit in which quantity is granted and written off. */
  unit: z.literal('gram'),
  /** Days a granted permit stays valid when the agency names no end; absent where no source says. */
  validityDays: z.int().positive().optional(),
  /** Working days in which the agency is to decide. */
  workingDaysLimit: z.int().positive().optional(),
  /** Documents the application asks for. */
  asksFor: z.array(documentCode),
  /** Fee of the application; absent where no source says. */
  fee: Money.optional(),
});
export type Permit = z.infer<typeof Permit>;
