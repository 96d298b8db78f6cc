import type { TaxRuleOf } from '../../../schemas/taxRules.js';
import { noRate, type TaxContext, type TaxResult } from './taxContext.js';

/** One amount for the line, whatever its value and quantity. */
export function evaluateFlatPerLine(rule: TaxRuleOf<'flat_per_line'>, context: TaxContext): TaxResult {
  const legalAmount = context.convert(rule.amount);
  if (legalAmount === undefined) return noRate(rule.amount, context);
  return {
    answer: {
      legalAmount,
      base: context.base,
      due: true,
      rateText: 'flat',
      said: { code: 'charge.flat_per_line', params: {} },
    },
  };
}
