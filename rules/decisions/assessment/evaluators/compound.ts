import { Decimal } from '../../../money/decimal.js';
import type { TaxRuleOf } from '../../../schemas/taxRules.js';
import { sumOfParts } from './sumOfParts.js';
import type { TaxContext, TaxResult } from './taxContext.js';

/** Parts added up, at least the minimum and at most the maximum; where these cross, the maximum holds. */
export function evaluateCompound(rule: TaxRuleOf<'compound'>, context: TaxContext): TaxResult {
  const parts = sumOfParts(rule.parts, context);
  if ('cannotSay' in parts) return parts;
  const minimum = rule.minimum === undefined ? undefined : sumOfParts(rule.minimum, context);
  if (minimum !== undefined && 'cannotSay' in minimum) return minimum;
  const maximum = rule.maximum === undefined ? undefined : sumOfParts(rule.maximum, context);
  if (maximum !== undefined && 'cannotSay' in maximum) return maximum;

  let legalAmount = parts.amount;
  let held = parts.inWords;
  if (minimum !== undefined && legalAmount.lessThan(minimum.amount)) {
    legalAmount = Decimal.max(legalAmount, minimum.amount);
    held = `at least ${minimum.inWords}`;
  }
  if (maximum !== undefined && legalAmount.greaterThan(maximum.amount)) {
    legalAmount = maximum.amount;
    held = `at most ${maximum.inWords}`;
  }
  const rateText = [
    parts.inWords,
    ...(minimum === undefined ? [] : [`at least ${minimum.inWords}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum.inWords}`]),
  ].join(', ');
  return {
    answer: {
      legalAmount,
      base: context.base,
      due: true,
      rateText,
      said: { code: 'charge.compound', params: { rule: rateText, held } },
    },
  };
}
