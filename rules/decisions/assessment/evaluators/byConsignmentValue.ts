import { Decimal, percent, ZERO } from '../../../money/decimal.js';
import type { TaxRuleOf } from '../../../schemas/taxRules.js';
import { noRate, type TaxContext, type TaxResult } from './taxContext.js';

/** The rate of the band into which the value of the consignment falls; each line bears its share of what is taken off. */
export function evaluateByConsignmentValue(rule: TaxRuleOf<'by_consignment_value'>, context: TaxContext): TaxResult {
  const { consignmentBase, base } = context;
  if (consignmentBase === undefined) return { cannotSay: { code: 'cannot_say.no_consignment_value', params: {} } };
  for (const { upTo, rate, less } of rule.bands) {
    const limit = upTo === undefined ? undefined : context.convert(upTo);
    if (upTo !== undefined && limit === undefined) return noRate(upTo, context);
    if (limit !== undefined && consignmentBase.greaterThan(limit)) continue;
    const takenOff = less === undefined ? ZERO : context.convert(less);
    if (less !== undefined && takenOff === undefined) return noRate(less, context);
    const share = consignmentBase.isZero() ? ZERO : (takenOff ?? ZERO).times(base).div(consignmentBase);
    const rateText =
      less === undefined ? percent(rate) : `${percent(rate)} less ${less.currency} ${less.amount} a consignment`;
    return {
      answer: {
        legalAmount: Decimal.max(base.times(rate).minus(share), ZERO),
        base,
        rate: new Decimal(rate),
        due: true,
        ...(less === undefined
          ? {}
          : { rateText, said: { code: 'charge.compound' as const, params: { rule: rateText, held: rateText } } }),
      },
    };
  }
  throw new Error('the last band of a rule has no end, so that every value falls into one');
}
