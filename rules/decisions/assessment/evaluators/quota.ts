import { quantityIn } from '../../../measurement/measuredGoods.js';
import { Decimal, ZERO } from '../../../money/decimal.js';
import type { TaxRuleOf } from '../../../schemas/taxRules.js';
import { sumOfParts } from './sumOfParts.js';
import { noQuantity, type TaxContext, type TaxResult } from './taxContext.js';

/**
 * What a quota still covers is charged by one rule and the rest by another, each on its share of value and quantity. What
 * the line takes of the quota is taken off its balance. Without a balance nothing is said: a guess could be either rule.
 */
export function evaluateQuota(rule: TaxRuleOf<'quota'>, context: TaxContext): TaxResult {
  const quantity = quantityIn(context.goods, rule.unit);
  if (quantity === undefined || quantity.isZero()) return noQuantity(rule.unit);
  const balance = context.quotas?.get(rule.quota);
  if (balance === undefined)
    return { cannotSay: { code: 'cannot_say.no_quota_balance', params: { quota: rule.quota } } };
  const covered = Decimal.min(quantity, balance);
  const share = covered.div(quantity);
  const within = sumOfParts(rule.within, context);
  if ('cannotSay' in within) return within;
  const beyond = sumOfParts(rule.beyond, context);
  if ('cannotSay' in beyond) return beyond;
  context.quotas?.set(rule.quota, Decimal.max(balance.minus(covered), ZERO));
  const unit = rule.unit.replaceAll('_', ' ');
  return {
    answer: {
      // Every part is proportional to value or quantity, so a share of the amount is the amount of the share.
      legalAmount: within.amount.times(share).plus(beyond.amount.times(new Decimal(1).minus(share))),
      base: context.base,
      due: true,
      rateText: `${within.inWords} within quota ${rule.quota}, ${beyond.inWords} beyond`,
      said: {
        code: 'charge.quota',
        params: {
          quota: rule.quota,
          covered: `${covered.toString()} ${unit}`,
          within: within.inWords,
          left: `${quantity.minus(covered).toString()} ${unit}`,
          beyond: beyond.inWords,
        },
      },
    },
  };
}
