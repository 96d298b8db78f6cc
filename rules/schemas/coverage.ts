import { z } from 'zod';
import { FORMALITY_SUBJECTS } from './formalities.js';
import { rowFields } from './row.js';
import { countryCode, hsPrefix } from './text.js';

export const COVERED_SUBJECTS = [...FORMALITY_SUBJECTS, 'step'] as const;
export type CoveredSubject = (typeof COVERED_SUBJECTS)[number];

/**
 * `coverage.json`: for which goods the rows of a subject are all that the sources name. For other goods a subject without
 * rows is answered "cannot say", never "nothing".
 */
export const Coverage = z.strictObject({
  ...rowFields,
  flow: z.enum(['export', 'import']),
  subjects: z.array(z.enum(COVERED_SUBJECTS)).min(1),
  hs: z.array(z.union([hsPrefix, z.literal('*')])).min(1),
  partners: z.array(z.union([countryCode, z.literal('*')])).min(1),
});
export type Coverage = z.infer<typeof Coverage>;
