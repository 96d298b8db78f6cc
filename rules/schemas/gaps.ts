import { z } from 'zod';
import { countryCode, hsPrefix } from './text.js';

/** Subjects a pack may be asked about and cannot answer. */
export const GAP_TOPICS = [
  'charges_at_origin',
  'general_trade',
  'exchange_rate',
  'minimum_not_collected',
  'weight_limit',
  'holidays',
  'permits',
  'fees',
  'preference',
  'identifiers',
  'goods',
  'registrations',
  'labels',
  'documents',
  'restrictions',
  'steps',
] as const;

/** `gaps.json`: what the pack does not know, said aloud. A gap is quoted wherever the answer is "cannot say". */
export const Gap = z.strictObject({
  id: z.string().min(1),
  topic: z.enum(GAP_TOPICS),
  says: z.string().min(1),
  /** The goods it concerns, and the other country; without them, all. Guidance quotes a gap of these goods alone. */
  hs: z.array(hsPrefix).min(1).optional(),
  partners: z.array(countryCode).min(1).optional(),
});
export type Gap = z.infer<typeof Gap>;
export type GapTopic = (typeof GAP_TOPICS)[number];
