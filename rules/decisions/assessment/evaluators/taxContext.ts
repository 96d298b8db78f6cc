import type { Money } from '../../../../domain/money/money.js';
import type { SentenceCode } from '../../../explanations/english.js';
import type { MeasuredGoods } from '../../../measurement/measuredGoods.js';
import type { Decimal } from '../../../money/decimal.js';
import type { Rounding } from '../../../money/rounding.js';
import type { Tax } from '../../../schemas/taxRules.js';

/** What a measure is evaluated on: one line of goods, its value, and the taxes computed before. */
export interface TaxContext {
  /** The tax's base without itself: customs value and the taxes the regime names, at their full legal amounts. */
  base: Decimal;
  /** The same over all lines of the declaration; missing where it cannot be said of one of them. */
  consignmentBase?: Decimal | undefined;
  /** Customs value of the line alone: what thresholds of a unit's value are asked of. */
  value: Decimal;
  /** Full legal amounts on the line of the taxes computed before. */
  taxes?: ReadonlyMap<Tax, Decimal>;
  currency: string;
  rounding: Rounding;
  goods: MeasuredGoods;
  /** An amount in the currency of the regime by the rate of the day; undefined where the pack has none. */
  convert: (money: Money) => Decimal | undefined;
  /** What is left of a quota, in its unit; undefined where nobody has said. What a line takes, the next has no more. */
  quotas?: Map<string, Decimal> | undefined;
}

/** What a measure comes to before the regime's share and before rounding. */
export interface TaxAnswer {
  /** Full legal amount, unrounded; zero where the goods do not bear the tax. */
  legalAmount: Decimal;
  /** What the rate was applied to. */
  base: Decimal;
  /** The rate, where there is one. */
  rate?: Decimal;
  /** False if the measure says that nothing is due: then there is no charge line. */
  due: boolean;
  /** Why nothing is due, or how the amount is stated, where a rate does not say it. */
  said?: { code: SentenceCode; params: Record<string, string> };
  /** Text for the line's `rate` where it is not a rate. */
  rateText?: string;
}

/** Why a measure could not be computed, as the end of `cannot_say.…`, with the parameters of its sentence. */
export interface NoAnswer {
  code: Extract<SentenceCode, `cannot_say.${string}`>;
  params: Record<string, string>;
}

/** The answer, or why it cannot be given. */
export type TaxResult = { answer: TaxAnswer } | { cannotSay: NoAnswer };

/** No rate of exchange for the amount of a measure. */
export const noRate = ({ currency }: Money, context: TaxContext): { cannotSay: NoAnswer } => ({
  cannotSay: { code: 'cannot_say.no_rate_for_measure', params: { base: currency, quote: context.currency } },
});

/** The goods are not declared in the unit by which a measure goes. */
export const noQuantity = (unit: string): { cannotSay: NoAnswer } => ({
  cannotSay: { code: 'cannot_say.no_quantity_in', params: { unit: unit.replaceAll('_', ' ') } },
});
