import { z } from 'zod';

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
] as const;

/** `gaps.json`: what the pack does not know, said aloud. A gap is quoted wherever the answer is "cannot say". */
export const Gap = z.strictObject({
  id: z.string().min(1),
  topic: z.enum(GAP_TOPICS),
  says: z.string().min(1),
});
export type Gap = z.infer<typeof Gap>;
export type GapTopic = (typeof GAP_TOPICS)[number];
