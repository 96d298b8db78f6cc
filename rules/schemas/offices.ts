import { z } from 'zod';
import { rowFields } from './row.js';
import { timeZoneName } from './text.js';

/** `offices.json`: customs offices and places, by UN/LOCODE, and the agencies that issue permits. */
export const Office = z.strictObject({
  ...rowFields,
  /** UN/LOCODE of a place, or the agency's abbreviation. */
  code: z.string().regex(/^[A-Z]{2}[A-Z2-9]{3}$|^[A-Z]{2,12}$/),
  kind: z.enum(['office_of_export', 'place_of_destination', 'agency']),
  name: z.string().min(1),
  timeZone: timeZoneName,
});
export type Office = z.infer<typeof Office>;
