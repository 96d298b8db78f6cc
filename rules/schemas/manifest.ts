import { z } from 'zod';
import { countryCode, currencyCode, timeZoneName } from './text.js';

/** `pack.json`: what the pack is. The folder's name is the day from which it holds. */
export const Manifest = z.strictObject({
  id: z.string().regex(/^[A-Z]{2}\/\d{4}-\d{2}-\d{2}$/),
  country: countryCode,
  name: z.string().min(1),
  effectiveFrom: z.iso.date(),
  version: z.string().regex(/^\d+\.\d+\.\d+(-[a-z0-9.]+)?$/),
  /**
   * `union`: law that its members share; no goods are sent to or from it, and members say that they are within it.
   * `international`: law that binds everybody, of an authority that is no country.
   */
  roles: z.array(z.enum(['origin', 'destination', 'union', 'international'])).min(1),
  /** Id of the pack of the customs union that the country belongs to. */
  within: z
    .string()
    .regex(/^[A-Z]{2}\/\d{4}-\d{2}-\d{2}$/)
    .optional(),
  currency: currencyCode,
  timeZone: timeZoneName,
  /** Edition of the Harmonized System that the codes in this pack are taken from. */
  hsEdition: z.string().regex(/^\d{4}$/),
  /** True for a country that does not exist; such a pack never stands beside real ones. */
  fictional: z.boolean().optional(),
  summary: z.string().min(1),
});
export type Manifest = z.infer<typeof Manifest>;
