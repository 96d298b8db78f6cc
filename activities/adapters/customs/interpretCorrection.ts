import { z } from 'zod';
import type { Json } from '../../../domain/json.js';

const Mass = z.string().regex(/^\d{1,8}(\.\d{1,3})?$/);

/** What the authority corrected after control; a member that is absent stands as declared. Masses in kilograms. */
export const CorrectionSchema = z.object({
  gross_mass_kg: Mass.optional(),
  items: z
    .array(
      z.object({
        sequence: z.int().min(1),
        commodity_code: z.string().optional(),
        net_mass_kg: Mass.optional(),
        quantity: z.string().optional(),
        value: z.object({ amount: z.string(), currency: z.string() }).optional(),
      }),
    )
    .default([]),
});

/** Kilograms with up to three decimals as whole grams, exactly. */
function gramsOf(kilograms: string): number {
  const [whole = '0', decimals = ''] = kilograms.split('.');
  return Number(whole) * 1000 + Number(decimals.padEnd(3, '0'));
}

/** Facts of `customs_corrected`, in the names of the declaration: `{items: [{line, …}], gross_weight_grams?}`. */
export function readCorrection({ gross_mass_kg: gross, items }: z.infer<typeof CorrectionSchema>): Json {
  return {
    items: items.map(({ sequence: line, commodity_code: code, net_mass_kg: net, quantity, value }) => ({
      line,
      ...(code === undefined ? {} : { hs_code: code }),
      ...(net === undefined ? {} : { net_weight_grams: gramsOf(net) }),
      ...(quantity === undefined ? {} : { quantity }),
      ...(value === undefined ? {} : { value }),
    })),
    ...(gross === undefined ? {} : { gross_weight_grams: gramsOf(gross) }),
  };
}
