import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';
import { gs1CheckDigit } from './checkDigits.js';

/** A global location number: a party or a place by its GS1 key. */
export interface Gln {
  /** 13 digits. */
  readonly text: string;
  readonly checkDigit: number;
}

const FORM = /^\d{13}$/;

/** Reads a GLN, with or without spaces. Source: GS1 General Specifications. */
export function parseGln(input: string): Result<Gln> {
  const text = input.replaceAll(/\s/g, '');
  if (!FORM.test(text)) return failed(problem('IDENTIFIER.GLN_MALFORMED', { value: input }));
  const expected = gs1CheckDigit(text.slice(0, -1));
  const found = Number(text.slice(-1));
  if (expected !== found) return failed(problem('IDENTIFIER.GLN_CHECK_DIGIT', { value: text, expected, found }));
  return ok({ text, checkDigit: found });
}

/** Makes a GLN from its first twelve digits: company prefix and location reference. */
export function buildGln(digits: string): Result<Gln> {
  if (!/^\d{12}$/.test(digits)) return failed(problem('IDENTIFIER.GLN_MALFORMED', { value: digits }));
  return parseGln(`${digits}${gs1CheckDigit(digits)}`);
}
