import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';

/** A tax identification number of the Inland Revenue Board of Malaysia. */
export interface MalaysianTin {
  readonly text: string;
  /** What kind of taxpayer: `C` a company, `IG` a person, and others. */
  readonly kind: string;
  readonly number: string;
}

const FORM = /^(IG|C|CS|D|E|F|FA|PT|TA|TC|TN|TR|TP|J|LE)(\d{9,11})$/;

/**
 * Reads a Malaysian TIN: a code of one or two letters and 9 to 11 digits. No check digit is published.
 * Source: Inland Revenue Board of Malaysia, structure of the TIN from 2 January 2023, as reported.
 */
export function parseMalaysianTin(input: string): Result<MalaysianTin> {
  const text = input.replaceAll(/\s/g, '').toUpperCase();
  const [, kind, number] = FORM.exec(text) ?? [];
  return kind === undefined || number === undefined
    ? failed(problem('IDENTIFIER.MALAYSIAN_TIN_MALFORMED', { value: input }))
    : ok({ text, kind, number });
}
