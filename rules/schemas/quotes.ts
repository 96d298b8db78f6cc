import { z } from 'zod';
import { rowFields } from './row.js';

/** `quotes.json`: for how long a quote may be relied on where no row that it rests on ends before; a term of the product. */
export const QuoteTerm = z.strictObject({
  ...rowFields,
  /** Days after the day of the quote. */
  validDays: z.int().positive(),
});
export type QuoteTerm = z.infer<typeof QuoteTerm>;
