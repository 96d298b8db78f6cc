import type { Decimal } from '../../../money/decimal.js';
import type { Rounding } from '../../../money/rounding.js';

/** What a measure is evaluated on: one line of goods, its value, and the taxes computed before. */
export interface TaxContext {
  /** The tax's base without itself: customs value and the taxes the regime names, at their full legal amounts. */
  base: Decimal;
  /** Customs value of the line alone: what thresholds of a unit's value are asked of. */
  value: Decimal;
  currency: string;
  rounding: Rounding;
  netWeightGrams: number;
  quantity: Decimal;
  /** Unit of the quantity, as declared. */
  unit: string;
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
  said?: {
    code: 'charge.not_levied' | 'charge.below_threshold' | 'charge.specific' | 'charge.flat' | 'charge.flat_per_line';
    params: Record<string, string>;
  };
  /** Text for the line's `rate` where it is not a rate. */
  rateText?: string;
}

/** The answer, or why it cannot be given. */
export type TaxResult = { answer: TaxAnswer } | { cannotSay: 'no_quantity' | 'no_rate' };
