import { z } from 'zod';

/** A permit in an agency's answer or notice, or in an operator's override. */
export const Permit = z.object({
  permitNumber: z.string(),
  validFrom: z.string(),
  validUntil: z.string(),
  quantityGrams: z.number(),
});
