import type { DeclarationItem } from '../../../domain/declaration/declarationData.js';
import { Decimal, sum } from '../../money/decimal.js';
import type { LaneCondition } from '../../schemas/lanes.js';
import type { Money } from '../../schemas/text.js';
import type { ConditionContext } from './laneFacts.js';

/** Does a condition of a lane rule hold? Values in another currency than the rule's are not compared: it does not hold. */
export function holds(condition: LaneCondition, context: ConditionContext): boolean {
  const { data, facts } = context;
  switch (condition.kind) {
    case 'always':
      return true;
    case 'first_export':
      return facts.firstExport;
    case 'earlier_corrections':
      return (facts.earlierCorrections ?? 0) >= condition.atLeast;
    case 'permit_standing':
      return facts.permitStandings.some(({ standing }) => condition.anyOf.includes(standing));
    case 'hs':
      return data.items.some((item) => startsWithAny(item.hs_code, condition.prefixes));
    case 'destination':
      return condition.countries.includes(data.corridor.destination);
    case 'total_value_over':
      return totalValue(data.items, condition.amount.currency).greaterThan(condition.amount.amount);
    case 'value_per_kilogram_outside':
      return data.items
        .filter((item) => startsWithAny(item.hs_code, condition.hs))
        .some((item) => isPriceOutside(item, condition.minimum, condition.maximum));
    case 'net_over_gross':
      return netWeight(data.items) > data.gross_weight_grams;
    case 'packaging_weightless':
      return netWeight(data.items) === data.gross_weight_grams;
    case 'gross_over_net_factor':
      return new Decimal(data.gross_weight_grams).greaterThan(
        new Decimal(condition.factor).times(netWeight(data.items)),
      );
    case 'random_share':
      return new Decimal(context.draw(condition.salt)).lessThan(condition.share);
  }
}

const startsWithAny = (hsCode: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => hsCode.startsWith(prefix));

const netWeight = (items: readonly DeclarationItem[]): number =>
  items.reduce((total, item) => total + item.net_weight_grams, 0);

const totalValue = (items: readonly DeclarationItem[], currency: string): Decimal =>
  sum(items.filter((item) => item.value.currency === currency).map((item) => new Decimal(item.value.amount)));

function isPriceOutside(item: DeclarationItem, minimum: Money, maximum: Money): boolean {
  if (item.net_weight_grams === 0) return false;
  const perKilogram = new Decimal(item.value.amount).times(1000).div(item.net_weight_grams);
  const under = item.value.currency === minimum.currency && perKilogram.lessThan(minimum.amount);
  const over = item.value.currency === maximum.currency && perKilogram.greaterThan(maximum.amount);
  return under || over;
}
