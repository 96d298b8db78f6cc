import { Decimal as Base } from 'decimal.js';

/**
 * Decimal arithmetic of the rules: 50 digits, so that a quotient kept unrounded is exact far beyond any minor unit.
 * Half-up away from zero unless an operation says otherwise; plain notation, never an exponent.
 */
export const Decimal = Base.clone({ precision: 50, rounding: Base.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 40 });
export type Decimal = Base;

export const ZERO = new Decimal(0);

export const sum = (values: readonly Decimal[]): Decimal => values.reduce((total, value) => total.plus(value), ZERO);

/** `0.091` as `9.1 %`. */
export const percent = (rate: Decimal | string): string => `${new Decimal(rate).times(100).toString()} %`;
