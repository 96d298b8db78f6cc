import type { Money } from '../../domain/money/money.js';
import type { Regime } from '../schemas/regimes.js';
import { Decimal } from './decimal.js';

export type Rounding = Regime['rounding'];

const MODES = { half_up: Decimal.ROUND_HALF_UP, truncate: Decimal.ROUND_DOWN } as const;

/** Rounds once, in the regime's mode and to its scale. */
export const round = (value: Decimal, rounding: Rounding): Decimal =>
  value.toDecimalPlaces(rounding.scale, MODES[rounding.mode]);

/** An amount as text with exactly the regime's decimals. */
export const money = (value: Decimal, currency: string, scale: number): Money => ({
  amount: value.toFixed(scale),
  currency,
});

/** An unrounded intermediate as text, kept in the assessment's record; at most ten decimals, cut. */
export const unroundedText = (value: Decimal): string => value.toDecimalPlaces(10, Decimal.ROUND_DOWN).toString();
