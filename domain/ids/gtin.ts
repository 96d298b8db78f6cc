import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';
import { gs1CheckDigit } from './checkDigits.js';

/** A global trade item number: what is printed under the bar code of a product. */
export interface Gtin {
  /** The digits as given: 8, 12, 13 or 14 of them. */
  readonly text: string;
  /** The same number with leading zeros, as databases keep it: always 14 digits. */
  readonly gtin14: string;
  readonly checkDigit: number;
}

const FORM = /^(\d{8}|\d{12,14})$/;

/** Reads a GTIN-8, -12, -13 or -14, with or without spaces. Source: GS1 General Specifications. */
export function parseGtin(input: string): Result<Gtin> {
  const text = input.replaceAll(/\s/g, '');
  if (!FORM.test(text)) return failed(problem('IDENTIFIER.GTIN_MALFORMED', { value: input }));
  const expected = gs1CheckDigit(text.slice(0, -1));
  const found = Number(text.slice(-1));
  if (expected !== found) return failed(problem('IDENTIFIER.GTIN_CHECK_DIGIT', { value: text, expected, found }));
  return ok({ text, gtin14: text.padStart(14, '0'), checkDigit: found });
}

/** Makes a GTIN from its digits without the check digit: 7, 11, 12 or 13 of them. */
export function buildGtin(digits: string): Result<Gtin> {
  if (!/^\d+$/.test(digits)) return failed(problem('IDENTIFIER.GTIN_MALFORMED', { value: digits }));
  return parseGtin(`${digits}${gs1CheckDigit(digits)}`);
}
