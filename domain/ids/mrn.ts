import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';
import { iso6346CheckDigit } from './checkDigits.js';

/** A movement reference number: the authority's, or made here where the acceptance is decided here. */
export interface Mrn {
  readonly text: string;
  /** Last two digits of the year of acceptance. */
  readonly year: string;
  /** ISO 3166-1 alpha-2 of the accepting country. */
  readonly country: string;
  /** The last character fits the first 17. */
  readonly checkFits: boolean;
}

const FORM = /^(\d{2})([A-Z]{2})[A-Z0-9]{13}[A-Z0-9]$/;

/**
 * Reads an MRN: 18 characters. The last one is an ISO 6346 check over the first 17 in the European numbering; HMRC's own
 * form checks only the pattern, and published samples fail it, so a check that does not fit warns and does not refuse.
 * Source: HMRC customs-declare-exports-frontend (Mrn), and the samples of hmrc/customs-declarations.
 */
export function parseMrn(input: string): Result<Mrn> {
  const text = input.trim().toUpperCase();
  const [, year, country] = FORM.exec(text) ?? [];
  if (year === undefined || country === undefined) return failed(problem('IDENTIFIER.MRN_MALFORMED', { value: input }));
  const expected = String(iso6346CheckDigit(text.slice(0, 17)));
  const checkFits = text.endsWith(expected);
  const warnings = checkFits ? [] : [problem('IDENTIFIER.MRN_CHECK_CHARACTER', { value: text, expected })];
  return ok({ text, year, country, checkFits }, warnings);
}

/** Characters between the country and the check character. */
const BODY_LENGTH = 13;

/**
 * Makes the MRN of a declaration that is accepted here: two digits of the year of acceptance, the country, thirteen
 * characters from the random end of the declaration's id (64 bits, so that no two declarations share one) and the check.
 *
 * @param declarationId `dec_` and a UUID
 * @param acceptedOn    day of acceptance in that country, YYYY-MM-DD
 * @param country       ISO 3166-1 alpha-2
 */
export function buildMrn(declarationId: string, acceptedOn: string, country: string): Result<Mrn> {
  const digits = declarationId.replaceAll(/[^0-9a-f]/g, '').slice(-16);
  if (digits.length < 16) return failed(problem('IDENTIFIER.MRN_MALFORMED', { value: declarationId }));
  const body = BigInt(`0x${digits}`).toString(36).padStart(BODY_LENGTH, '0').toUpperCase();
  const first17 = `${acceptedOn.slice(2, 4)}${country}${body}`;
  return parseMrn(`${first17}${iso6346CheckDigit(first17)}`);
}
