import { quantityIn } from '../../../measurement/measuredGoods.js';
import { unitOf } from '../../../measurement/units.js';
import { Decimal, percent, ZERO } from '../../../money/decimal.js';
import type { TaxRuleOf } from '../../../schemas/taxRules.js';
import { sumOfParts } from './sumOfParts.js';
import { noRate, type TaxContext, type TaxResult } from './taxContext.js';

type InsidePrice = TaxRuleOf<'inside_price'>;

/**
 * A tax inside the price: taxable price = base / (1 - rate), tax = taxable price x rate. With a threshold it is due
 * only from that value of one unit on, the threshold included.
 * A surtax on the tax is in the price as well.
 * Source: China, provisional regulations on consumption tax (composite price); Cai Shui (2016) 103 for the threshold; Thai
 * Customs, sample of duty assessment, for the surtax: excise = base x rate / (1 - 1.1 x rate), interior tax = 10 % of it.
 */
export function evaluateInsidePrice(rule: InsidePrice, context: TaxContext): TaxResult {
  const rate = new Decimal(rule.rate);
  const threshold = rule.threshold;
  if (threshold !== undefined) {
    if (threshold.currency !== context.currency) return noRate({ amount: '1', currency: threshold.currency }, context);
    const unit = unitValue(threshold, context);
    if (unit === undefined) return { cannotSay: { code: 'cannot_say.no_quantity', params: {} } };
    if (unit.value.lessThan(unit.threshold)) {
      return {
        answer: {
          legalAmount: ZERO,
          base: context.base,
          rate: ZERO,
          due: false,
          said: {
            code: 'charge.below_threshold',
            params: {
              unitValue: `${context.currency} ${unit.value.toDecimalPlaces(2).toFixed(2)} ${unit.per}`,
              threshold: `${context.currency} ${unit.threshold.toString()} ${unit.per}`,
            },
          },
        },
      };
    }
  }
  const specific = rule.specific === undefined ? undefined : sumOfParts(rule.specific, context);
  if (specific !== undefined && 'cannotSay' in specific) return specific;
  const amounts = specific?.amount ?? ZERO;
  const inPrice = rate.times(new Decimal(rule.surtax ?? 0).plus(1));
  const taxablePrice = context.base.plus(amounts).div(new Decimal(1).minus(inPrice));
  const rateText = `${percent(rate)} of the price with it + ${specific?.inWords ?? ''}`;
  return {
    answer: {
      legalAmount: taxablePrice.times(rate).plus(amounts),
      base: taxablePrice,
      rate,
      due: true,
      ...(specific === undefined
        ? {}
        : { rateText, said: { code: 'charge.compound' as const, params: { rule: rateText, held: rateText } } }),
    },
  };
}

interface UnitValue {
  value: Decimal;
  threshold: Decimal;
  per: string;
}

/** The value of one unit and the threshold it is held against: by millilitre or piece if declared so, else by gram. */
function unitValue(threshold: NonNullable<InsidePrice['threshold']>, context: TaxContext): UnitValue | undefined {
  const { goods, value } = context;
  const of = (units: Decimal | undefined, limit: string | undefined, per: string): UnitValue | undefined =>
    limit === undefined || units === undefined || units.isZero()
      ? undefined
      : { value: value.div(units), threshold: new Decimal(limit), per };
  if (unitOf(goods.unit) === 'millilitre')
    return of(quantityIn(goods, 'millilitre'), threshold.perMillilitre, 'a millilitre');
  if (goods.unit === 'sheet') return of(quantityIn(goods, 'piece'), threshold.perPiece, 'a sheet');
  return of(quantityIn(goods, 'gram'), threshold.perGram, 'a gram');
}
