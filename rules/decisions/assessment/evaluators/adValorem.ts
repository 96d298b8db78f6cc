import { Decimal } from '../../../money/decimal.js';
import type { TaxRuleOf } from '../../../schemas/taxRules.js';
import type { TaxContext, TaxResult } from './taxContext.js';

/** A rate on the base. */
export function evaluateAdValorem(rule: TaxRuleOf<'ad_valorem'>, context: TaxContext): TaxResult {
  const rate = new Decimal(rule.rate);
  return { answer: { legalAmount: context.base.times(rate), base: context.base, rate, due: true } };
}
