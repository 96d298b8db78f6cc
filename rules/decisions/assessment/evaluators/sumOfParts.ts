import { quantityIn } from '../../../measurement/measuredGoods.js';
import { Decimal, percent, sum } from '../../../money/decimal.js';
import type { TaxRulePart } from '../../../schemas/taxRules.js';
import { noQuantity, noRate, type NoAnswer, type TaxContext } from './taxContext.js';

/** Addends of a rule together, and in words. */
export interface PartsTogether {
  amount: Decimal;
  /** `5 %`, `EUR 1.20 / 100 kilogram`, joined by `+`. */
  inWords: string;
}

/** Adds up the parts of a rule on a line of goods: a rate on its base, an amount for its quantity. */
export function sumOfParts(
  parts: readonly TaxRulePart[],
  context: TaxContext,
): PartsTogether | { cannotSay: NoAnswer } {
  const amounts: Decimal[] = [];
  for (const part of parts) {
    if (part.kind === 'ad_valorem') {
      amounts.push(context.base.times(part.rate));
      continue;
    }
    const quantity = quantityIn(context.goods, part.per.unit);
    if (quantity === undefined) return noQuantity(part.per.unit);
    const strength = part.timesStrength ? quantityIn(context.goods, 'percent_volume') : new Decimal(1);
    if (strength === undefined) return noQuantity('percent_volume');
    const each = context.convert(part.amount);
    if (each === undefined) return noRate(part.amount, context);
    amounts.push(
      each
        .times(quantity)
        .times(strength)
        .div(part.per.quantity ?? 1),
    );
  }
  return { amount: sum(amounts), inWords: parts.map(partInWords).join(' + ') };
}

/** A part as a tariff prints it. */
export function partInWords(part: TaxRulePart): string {
  if (part.kind === 'ad_valorem') return percent(part.rate);
  const { amount, per, timesStrength } = part;
  const number = per.quantity === undefined ? '' : `${per.quantity} `;
  const strength = timesStrength ? ' / % vol' : '';
  return `${amount.currency} ${amount.amount}${strength} / ${number}${per.unit.replaceAll('_', ' ')}`;
}
