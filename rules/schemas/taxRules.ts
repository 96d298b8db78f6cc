import { z } from 'zod';
import { decimalText, Money } from './text.js';

/** Taxes and charges a regime may name. */
export const TAXES = ['duty', 'consumption_tax', 'vat', 'sales_tax', 'export_duty', 'export_levy', 'fee'] as const;
export const Tax = z.enum(TAXES);
export type Tax = z.infer<typeof Tax>;

const adValorem = z.strictObject({ kind: z.literal('ad_valorem'), rate: decimalText });

/**
 * A tax that is part of the price it is taken from: taxable price = value / (1 - rate).
 * With a threshold it is due only if the value of one unit reaches it; any one of the thresholds suffices.
 */
const insidePrice = z.strictObject({
  kind: z.literal('inside_price'),
  rate: decimalText,
  threshold: z
    .strictObject({
      currency: z.string().regex(/^[A-Z]{3}$/),
      perGram: decimalText.optional(),
      perMillilitre: decimalText.optional(),
      perPiece: decimalText.optional(),
    })
    .optional(),
});

/** The tax exists and a source says that these goods do not bear it: no line, and not "cannot say". */
const notLevied = z.strictObject({ kind: z.literal('not_levied') });

const specificPerKilogram = z.strictObject({ kind: z.literal('specific_per_kilogram'), amount: Money });

/** Once for the whole declaration, whatever it holds. */
const flatPerDeclaration = z.strictObject({ kind: z.literal('flat_per_declaration'), amount: Money });

/** Once for each line, whatever its value and quantity. */
const flatPerLine = z.strictObject({ kind: z.literal('flat_per_line'), amount: Money });

/** How one measure is computed; one evaluator a kind, in rules/decisions/assessment/evaluators. */
export const TaxRule = z.discriminatedUnion('kind', [
  adValorem,
  insidePrice,
  notLevied,
  specificPerKilogram,
  flatPerDeclaration,
  flatPerLine,
]);
export type TaxRule = z.infer<typeof TaxRule>;
export type TaxRuleOf<K extends TaxRule['kind']> = Extract<TaxRule, { kind: K }>;
