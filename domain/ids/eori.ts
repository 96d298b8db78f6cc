import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';

/** A number by which customs of the European Union or the United Kingdom know an economic operator. */
export interface Eori {
  readonly text: string;
  /** Issuing country, two letters; `XI` for Northern Ireland. */
  readonly country: string;
  readonly number: string;
}

const FORM = /^([A-Z]{2})([A-Z0-9]{1,15})$/;
/** Countries whose numbers are twelve digits. */
const TWELVE_DIGITS = new Set(['GB', 'XI']);

/**
 * Reads an EORI: country and up to 15 characters; twelve digits in the United Kingdom. No check digit is common to the
 * member states, so none is looked at: whether the number was issued, only the Commission's service can say.
 * Source: HMRC customs-declare-exports-frontend (Eori); Commission Delegated Regulation (EU) 2015/2446, annex 12-01.
 */
export function parseEori(input: string): Result<Eori> {
  const text = input.replaceAll(/\s/g, '').toUpperCase();
  const [, country, number] = FORM.exec(text) ?? [];
  if (country === undefined || number === undefined || (TWELVE_DIGITS.has(country) && !/^\d{12}$/.test(number))) {
    return failed(problem('IDENTIFIER.EORI_MALFORMED', { value: input }));
  }
  return ok({ text, country, number });
}
