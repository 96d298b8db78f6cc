import { Decimal } from '../../../money/decimal.js';
import type { TaxRuleOf } from '../../../schemas/taxRules.js';
import type { TaxContext, TaxResult } from './taxContext.js';

/**
 * A tax that the price contains already: it is taken out of the price first, and the rate applied to what is left.
 * Source: China, measures on dutiable value: dutiable value of exports = FOB / (1 + rate of export duty).
 */
export function evaluateContainedInPrice(rule: TaxRuleOf<'contained_in_price'>, context: TaxContext): TaxResult {
  const rate = new Decimal(rule.rate);
  const base = context.base.div(rate.plus(1));
  return { answer: { legalAmount: base.times(rate), base, rate, due: true } };
}
