import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';
import { iso6346CheckDigit } from './checkDigits.js';

/** A movement reference number. It comes from the customs authority: we read it and never make one. */
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
