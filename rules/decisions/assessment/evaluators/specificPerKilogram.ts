import { Decimal } from '../../../money/decimal.js';
import type { TaxRuleOf } from '../../../schemas/taxRules.js';
import type { TaxContext, TaxResult } from './taxContext.js';

/** An amount for each kilogram of net weight; stated in the regime's currency or not answered. */
export function evaluateSpecificPerKilogram(rule: TaxRuleOf<'specific_per_kilogram'>, context: TaxContext): TaxResult {
  if (rule.amount.currency !== context.currency) return { cannotSay: 'no_rate' };
  const kilograms = new Decimal(context.netWeightGrams).div(1000);
  return {
    answer: {
      legalAmount: kilograms.times(rule.amount.amount),
      base: context.base,
      due: true,
      rateText: `${rule.amount.amount} ${rule.amount.currency}/kg`,
      said: {
        code: 'charge.specific',
        params: { unitAmount: `${rule.amount.currency} ${rule.amount.amount}`, kilograms: kilograms.toString() },
      },
    },
  };
}
