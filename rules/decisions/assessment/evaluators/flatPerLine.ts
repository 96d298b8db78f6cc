import { Decimal } from '../../../money/decimal.js';
import type { TaxRuleOf } from '../../../schemas/taxRules.js';
import type { TaxContext, TaxResult } from './taxContext.js';

/** One amount for the line, whatever its value and quantity; stated in the regime's currency or not answered. */
export function evaluateFlatPerLine(rule: TaxRuleOf<'flat_per_line'>, context: TaxContext): TaxResult {
  if (rule.amount.currency !== context.currency) return { cannotSay: 'no_rate' };
  return {
    answer: {
      legalAmount: new Decimal(rule.amount.amount),
      base: context.base,
      due: true,
      rateText: 'flat',
      said: { code: 'charge.flat_per_line', params: {} },
    },
  };
}
