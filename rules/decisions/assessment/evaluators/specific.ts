import { quantityIn } from '../../../measurement/measuredGoods.js';
import type { TaxRuleOf } from '../../../schemas/taxRules.js';
import { partInWords, sumOfParts } from './sumOfParts.js';
import type { TaxContext, TaxResult } from './taxContext.js';

/** An amount for each so many of a unit, from whichever declared measure tells how many there are. */
export function evaluateSpecific(rule: TaxRuleOf<'specific'>, context: TaxContext): TaxResult {
  const together = sumOfParts([rule], context);
  if ('cannotSay' in together) return together;
  const quantity = quantityIn(context.goods, rule.per.unit)?.toString() ?? '';
  const rateText = partInWords(rule);
  return {
    answer: {
      legalAmount: together.amount,
      base: context.base,
      due: true,
      rateText,
      said: {
        code: 'charge.specific',
        params: { unitAmount: rateText, quantity: `${quantity} ${rule.per.unit.replaceAll('_', ' ')}` },
      },
    },
  };
}
