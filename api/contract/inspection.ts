import { z } from 'zod';
import { decimalText, grams, identifier, instant, Money, pageOf, reasonText, writtenText } from './primitives.js';

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
