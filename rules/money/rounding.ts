import { findMinorUnit, shownDecimals } from '../../domain/money/minorUnits.js';
import type { Money } from '../../domain/money/money.js';
import type { Rounding } from '../schemas/regimes.js';
import { Decimal } from './decimal.js';

export type { Rounding };

const MODES = {
  half_up: Decimal.ROUND_HALF_UP,
  half_down: Decimal.ROUND_HALF_DOWN,
  half_even: Decimal.ROUND_HALF_EVEN,
  truncate: Decimal.ROUND_DOWN,
  up: Decimal.ROUND_UP,
} as const;

/** Rounds once, in the regime's mode: to its scale, or to a multiple of its step. */
export const round = (value: Decimal, { mode, scale, step }: Rounding): Decimal =>
  step === undefined
    ? value.toDecimalPlaces(scale, MODES[mode])
    : value.div(step).toDecimalPlaces(0, MODES[mode]).times(step);

/** A rounding as it is for amounts in a currency: one to the minor unit takes its decimals from there. */
export const roundingIn = (currency: string, rounding: Rounding): Rounding =>
  rounding.toMinorUnit === true ? { ...rounding, scale: findMinorUnit(currency) ?? rounding.scale } : rounding;

/** Decimals with which an amount is shown that is not rounded: all it has, and at least those of the minor unit. */
export const shownScale = (value: Decimal, currency: string): number =>
  Math.max(shownDecimals(currency), value.decimalPlaces());

/** An amount as text with exactly the regime's decimals. */
export const money = (value: Decimal, currency: string, scale: number): Money => ({
  amount: value.toFixed(scale),
  currency,
});

/** An unrounded intermediate as text, kept in the assessment's record; at most ten decimals, cut. */
export const unroundedText = (value: Decimal): string => value.toDecimalPlaces(10, Decimal.ROUND_DOWN).toString();
