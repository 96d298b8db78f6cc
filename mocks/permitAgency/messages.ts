import { z } from 'zod';
import { ReasonSchema } from '../service/behaviours.js';

const references = { reference: z.string(), lrn: z.string(), invoice_number: z.string(), version: z.int() };

/** An application for a certificate, as all agencies take it; each has its own rules on top. */
export const ApplicationMessageSchema = z.strictObject({
  ...references,
  certificate_type: z.string().min(1).max(60),
  applicant_tin: z.string().regex(/^[A-Z0-9]{5,20}$/, 'A number of capital letters and digits.'),
  commodity_code: z.string().regex(/^\d{6,10}$/, 'A commodity code has six to ten digits.'),
  quantity_grams: z.int().min(1),
  destination_country: z.string().regex(/^[A-Z]{2}$/, 'A country of two letters (ISO 3166-1).'),
});
export type ApplicationMessage = z.infer<typeof ApplicationMessageSchema>;

/** The decision that was taken outside, for an agency that lets it be taken there. */
export const IssueMessageSchema = z.strictObject({
  ...references,
  application_reference: z.string(),
  decision: z.enum(['granted', 'refused']),
  reasons: z.array(ReasonSchema).default([]),
});

export const WithdrawalMessageSchema = z.strictObject({ ...references, application_reference: z.string() });
