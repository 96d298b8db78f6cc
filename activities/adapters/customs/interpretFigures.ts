import { z } from 'zod';
import type { Json } from '../../../domain/json.js';

const Amount = z.object({
  amount: z.string().regex(/^\d{1,15}(\.\d{1,4})?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
});

/** The authority's calculation: provisional or final, one line a tax and item; without an item, the whole declaration. */
export const FiguresSchema = z.object({
  stage: z.enum(['provisional', 'final']),
  customs_value: Amount.optional(),
  lines: z.array(
    z.object({
      item: z.int().min(1).optional(),
      tax_type: z.string().min(1),
      base: Amount,
      rate: z.string().min(1),
      amount: Amount,
    }),
  ),
});

/** Their tax types in our words; one that is not listed keeps its own. */
const TAX_TYPES = new Map<string, string>(
  Object.entries({
    EXD: 'export_duty',
    EXL: 'export_levy',
    FEE: 'fee',
  }),
);

/** Facts of `customs_tax_calculated`: `{stage, customsValue, lines: [{line, tax, base, rate, amount}]}`; line 0 is the whole. */
export function readFigures({ stage, customs_value: customsValue, lines }: z.infer<typeof FiguresSchema>): Json {
  return {
    stage,
    customsValue: customsValue ?? null,
    lines: lines.map(({ item = 0, tax_type: theirs, base, rate, amount }) => ({
      line: item,
      tax: TAX_TYPES.get(theirs) ?? theirs,
      base,
      rate,
      amount,
    })),
  };
}
