import { z } from 'zod';
import { rowFields } from './row.js';

/** `goods.json`: subheadings for which this pack's other lists are complete enough to answer. */
export const Goods = z.strictObject({
  ...rowFields,
  hsCode: z.string().regex(/^\d{6}$/),
  description: z.string().min(1),
});
export type Goods = z.infer<typeof Goods>;
