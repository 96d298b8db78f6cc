import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { Money } from '../../../domain/money/money.js';
import type { Sentence } from '../../explanations/sentence.js';
import { apportion } from '../../money/apportion.js';
import { convert as convertBy, type Conversion } from '../../money/conversion.js';
import { Decimal, sum, ZERO } from '../../money/decimal.js';
import type { RateBook } from '../../money/rateBook.js';
import { round } from '../../money/rounding.js';
import type { Regime } from '../../schemas/regimes.js';

/** The value of one line, in the regime's currency. */
export interface LineValue {
  /** By the regime's basis, rounded. */
  customs: Decimal;
  /** The price of the goods alone, not rounded. */
  goods: Decimal;
  /** Its share of freight and insurance, not rounded; missing where there is no rate for them. */
  freight?: Decimal | undefined;
  insurance?: Decimal | undefined;
}

/** The value of each line in the regime's currency, at the regime's scale. */
export interface ValuedLines {
  currency: string;
  /** By item, in the declaration's order: goods with their share of freight and insurance. */
  values: Decimal[];
  /** By item: the price of the goods alone, not rounded. */
  goods: Decimal[];
  total: Decimal;
  /** Goods, freight and insurance of the whole consignment, not rounded; missing where one of them has no rate. */
  landed?: Decimal;
  /** By item: shares of freight and insurance, not rounded; missing where there is no rate for them. */
  besides?: { freight: Decimal[]; insurance: Decimal[] };
  ratesUsed: Conversion[];
}

/** The same line by line. */
export const lineValues = ({ values, goods, besides }: ValuedLines): LineValue[] =>
  values.map((customs, index) => ({
    customs,
    goods: goods[index] ?? ZERO,
    freight: besides?.freight[index],
    insurance: besides?.insurance[index],
  }));

/** Bases that leave freight and insurance out. */
const GOODS_ALONE: ReadonlySet<Regime['valueBasis']> = new Set(['fob', 'goods_price']);

/**
 * Customs value by the regime's basis: every component is converted at the legal rate, freight and insurance are spread
 * over the lines, and of the sum what the law takes of it is rounded; the last line takes what rounding leaves. Item values are the goods' price alone; freight and insurance are what the
 * declaration states beside it, whatever the delivery terms. Answers the reason if a rate is missing.
 */
export function valueLines(
  data: DeclarationData,
  regime: Regime,
  rates: RateBook,
): { valued: ValuedLines } | { missing: Sentence[] } {
  const currency = regime.currency === 'invoice' ? data.invoice.currency : regime.currency;
  let missing: Sentence[] | undefined;
  const convert = (money: Money): Decimal => {
    const amount = new Decimal(money.amount);
    // Nothing is nothing in every currency.
    if (money.currency === currency || amount.isZero()) return amount;
    const rate = rates.find(money.currency, currency);
    if ('missing' in rate) {
      missing ??= rate.missing;
      return ZERO;
    }
    return convertBy(money.amount, rate.conversion);
  };

  const goods = data.items.map((item) => convert(item.value));
  const goodsMissing = missing;
  const besides = [convert(data.freight), convert(data.insurance)];
  const landed = missing === undefined ? { landed: sum([...goods, ...besides]) } : {};
  const additions = GOODS_ALONE.has(regime.valueBasis) ? [] : besides;
  const lacking = additions.length === 0 ? goodsMissing : missing;
  if (lacking !== undefined) return { missing: lacking };
  const weights = regime.apportionBy === 'value' ? goods : data.items.map((item) => new Decimal(item.net_weight_grams));
  const addition = sum(additions);
  const whole = sum(weights);
  const share = (amount: Decimal): Decimal[] =>
    weights.map((weight) => (whole.isZero() ? amount.div(weights.length) : amount.times(weight).div(whole)));
  const [freight = ZERO, insurance = ZERO] = besides;
  const unrounded = goods.map((value, index) =>
    whole.isZero() ? value : value.plus(addition.times(weights[index] ?? ZERO).div(whole)),
  );
  const { share: shareTaken = '1', less } = regime.valuation ?? {};
  const taken = sum([...goods, ...additions])
    .times(shareTaken)
    .minus(less === undefined ? ZERO : convert(less));
  const total = round(Decimal.max(taken, ZERO), regime.rounding);
  const values = apportion(total, unrounded, regime.rounding);
  const shares = missing === undefined ? { besides: { freight: share(freight), insurance: share(insurance) } } : {};
  return { valued: { currency, values, goods, total, ...landed, ...shares, ratesUsed: rates.used() } };
}
