import { Decimal, ZERO } from '../../../money/decimal.js';
import type { TaxRuleOf } from '../../../schemas/taxRules.js';
import type { TaxContext, TaxResult } from './taxContext.js';

type InsidePrice = TaxRuleOf<'inside_price'>;

const MILLILITRE_UNITS = new Set(['ml', 'millilitre']);

/**
 * A tax inside the price: taxable price = base / (1 - rate), tax = taxable price x rate. With a threshold it is due
 * only from that value of one unit on, the threshold included.
 * Source: China, provisional regulations on consumption tax (composite price); Cai Shui (2016) 103 for the threshold.
 */
export function evaluateInsidePrice(rule: InsidePrice, context: TaxContext): TaxResult {
  const rate = new Decimal(rule.rate);
  const threshold = rule.threshold;
  if (threshold !== undefined) {
    if (threshold.currency !== context.currency) return { cannotSay: 'no_rate' };
    const unit = unitValue(threshold, context);
    if (unit === undefined) return { cannotSay: 'no_quantity' };
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
  const taxablePrice = context.base.div(new Decimal(1).minus(rate));
  return { answer: { legalAmount: taxablePrice.times(rate), base: taxablePrice, rate, due: true } };
}

interface UnitValue {
  value: Decimal;
  threshold: Decimal;
  per: string;
}

/** The value of one unit and the threshold it is held against: by millilitre or sheet if declared so, else by gram. */
function unitValue(threshold: NonNullable<InsidePrice['threshold']>, context: TaxContext): UnitValue | undefined {
  const of = (units: Decimal, limit: string | undefined, per: string): UnitValue | undefined =>
    limit === undefined || units.isZero()
      ? undefined
      : { value: context.value.div(units), threshold: new Decimal(limit), per };
  if (MILLILITRE_UNITS.has(context.unit)) return of(context.quantity, threshold.perMillilitre, 'a millilitre');
  if (context.unit === 'sheet') return of(context.quantity, threshold.perPiece, 'a sheet');
  return of(new Decimal(context.netWeightGrams), threshold.perGram, 'a gram');
}
