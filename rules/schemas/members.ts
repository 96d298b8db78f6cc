import { z } from 'zod';
import { rowFields } from './row.js';
import { countryCode } from './text.js';

/** `members.json` of a union: the countries its rules bind, and since when. */
export const Member = z.strictObject({ ...rowFields, country: countryCode });
export type Member = z.infer<typeof Member>;
