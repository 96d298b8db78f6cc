import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';

/** An amount as decimal text with its currency. Never a floating-point number; sums are made in rules with decimal.js. */
export interface Money {
  readonly amount: string;
  /** ISO 4217 alphabetic code. */
  readonly currency: string;
}

/** Up to 15 digits before the point and 8 behind it: what NUMERIC(23,8) holds. No sign, exponent or separators. */
const AMOUNT = /^(0|[1-9]\d{0,14})(\.\d{1,8})?$/;
const CURRENCY = /^[A-Z]{3}$/;

export const isAmount = (text: string): boolean => AMOUNT.test(text);
export const isCurrencyCode = (text: string): boolean => CURRENCY.test(text);

/** Checks the form of an amount and its currency: both faults at once. Whether the currency exists is a list's to say. */
export function parseMoney(amount: string, currency: string): Result<Money> {
  const problems = [
    ...(isAmount(amount) ? [] : [problem('MONEY.AMOUNT_MALFORMED', { amount }, '/amount')]),
    ...(isCurrencyCode(currency) ? [] : [problem('MONEY.CURRENCY_MALFORMED', { currency }, '/currency')]),
  ];
  return problems.length > 0 ? failed(...problems) : ok({ amount, currency });
}

/** Is the amount nil, however many zeros it is written with? */
export const isZero = ({ amount }: Money): boolean => /^0(\.0+)?$/.test(amount);
