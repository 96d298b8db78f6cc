import { z } from 'zod';
import { rowFields } from './row.js';

/** `goods.json`: subheadings for which this pack's other lists are complete enough to answer. */
export const Goods = z.strictObject({
  ...rowFields,
  hsCode: z.string().regex(/^\d{6}$/),
  description: z.string().min(1),
  /** Where the lists answer for goods that leave only, or for goods that come in only; both where absent. */
  flow: z.enum(['export', 'import']).optional(),
});
export type Goods = z.infer<typeof Goods>;
