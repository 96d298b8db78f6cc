import { z } from 'zod';
import { ReasonSchema } from '../service/behaviours.js';

export const APPLICATION_STATES = ['registered', 'granted', 'refused', 'withdrawn'] as const;

/** One application as an agency keeps it. */
export const ApplicationRecordSchema = z.strictObject({
  application_reference: z.string(),
  /** The key, version and sender's correlation id of the command that opened it. */
  reference: z.string(),
  version: z.int(),
  correlation_id: z.string().optional(),
  lrn: z.string(),
  invoice_number: z.string(),
  certificate_type: z.string(),
  quantity_grams: z.int(),
  state: z.enum(APPLICATION_STATES),
  permit_number: z.string().optional(),
  valid_from: z.iso.date().optional(),
  valid_until: z.iso.date().optional(),
  reasons: z.array(ReasonSchema),
  history: z.array(z.strictObject({ event: z.string(), at: z.iso.datetime() })),
});
export type ApplicationRecord = z.infer<typeof ApplicationRecordSchema>;
