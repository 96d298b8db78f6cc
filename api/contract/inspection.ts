import { z } from 'zod';
import {
  decimalText,
  grams,
  identifier,
  instant,
  Money,
  pageOf,
  reasonText,
  signatories,
  writtenText,
} from './primitives.js';

/** What was found on one item, where it differs from what was declared or was measured. */
const FoundItem = z.strictObject({
  line: z.int().min(1).max(9999),
  net_weight_grams: grams.optional(),
  hs_code: z
    .string()
    .regex(/^\d{6}$/, 'must be an HS code of six digits')
    .optional(),
  quantity: decimalText.optional(),
  value: Money.optional(),
});

/** Result of a physical examination. What differs corrects declaration and duty. */
export const InspectionResultBody = z
  .strictObject({
    found: z.array(FoundItem).max(999),
    gross_weight_grams: grams.optional(),
    notes: writtenText(4000).optional(),
    reason: reasonText,
  })
  .meta({ id: 'InspectionResultBody' });

export const Inspection = z
  .object({
    id: identifier('ins'),
    organisation_id: identifier('org'),
    declaration_id: identifier('dec'),
    round: z.int(),
    status: z.enum(['ordered', 'done', 'cancelled']),
    why: z.string().nullable().meta({ description: 'Officers only' }),
    examination_result: z.unknown().meta({ description: 'Found versus declared; null until inspected' }),
    ordered_at: instant,
    inspected_at: instant.nullable(),
  })
  .meta({ id: 'Inspection' });
export type Inspection = z.infer<typeof Inspection>;
export const InspectionPage = pageOf(Inspection, 'InspectionPage');

/** The result of an examination that a second officer has to sign: proposed by one, recorded when another has signed. */
export const InspectionResult = z
  .object({
    id: identifier('prp'),
    inspection_id: identifier('ins'),
    declaration_id: identifier('dec'),
    found: z.unknown().meta({ description: 'What was found, as the first officer gave it' }),
    gross_weight_grams: z.int().nullable(),
    notes: z.string().nullable(),
    reason: z.string(),
    status: z.enum(['awaiting_signature', 'delivered', 'expired', 'refused']),
    signature_rule: z
      .object({ id: z.string(), explanation: z.string() })
      .nullable()
      .meta({ description: 'Why a second officer has to sign' }),
    ...signatories,
    expires_at: instant.meta({ description: 'Until when it can be signed; after that it may be given anew' }),
    act_id: identifier('act').nullable().meta({ description: 'The act that recorded it; see /v1/acts/{id}' }),
    created_at: instant,
  })
  .meta({ id: 'InspectionResult' });
export type InspectionResult = z.infer<typeof InspectionResult>;
export const InspectionResultPage = pageOf(InspectionResult, 'InspectionResultPage');
