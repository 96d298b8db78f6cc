import { Decimal, percent, sum, ZERO } from '../../../money/decimal.js';
import type { TaxRuleOf } from '../../../schemas/taxRules.js';
import type { TaxContext, TaxResult } from './taxContext.js';

/** A rate on the base less what other taxes have taken of it already; nothing where they come to as much. */
export function evaluateTopUp(rule: TaxRuleOf<'top_up'>, context: TaxContext): TaxResult {
  const levied = rule.with.map((tax) => context.taxes?.get(tax));
  const known = levied.filter((amount) => amount !== undefined);
  if (known.length < levied.length) {
    const tax = rule.with.find((_, index) => levied[index] === undefined) ?? '';
    return { cannotSay: { code: 'cannot_say.base_unknown', params: { tax: tax.replaceAll('_', ' ') } } };
  }
  const already = sum(known);
  const rateText = `to ${percent(rule.rate)} in all`;
  return {
    answer: {
      legalAmount: Decimal.max(context.base.times(rule.rate).minus(already), ZERO),
      base: context.base,
      due: true,
      rateText,
      said: {
        code: 'charge.top_up',
        params: {
          total: percent(rule.rate),
          already: already.toString(),
          with: rule.with.join(', ').replaceAll('_', ' '),
        },
      },
    },
  };
}
