import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';
import { usccCheckCharacter } from './checkDigits.js';

/** A unified social credit code: the one number of a legal entity registered in China. */
export interface Uscc {
  /** The 18 characters. */
  readonly text: string;
  /** One character each: who registered it, and as what. */
  readonly registrar: string;
  readonly category: string;
  /** Six digits of the administrative division. */
  readonly division: string;
  /** The nine characters of the organisation. */
  readonly organisation: string;
}

const FORM = /^([0-9A-HJ-NP-RTUWXY])([0-9A-HJ-NP-RTUWXY])(\d{6})([0-9A-HJ-NP-RTUWXY]{9})[0-9A-HJ-NP-RTUWXY]$/;

/** Reads a unified social credit code in either case. Source: national standard GB 32100. */
export function parseUscc(input: string): Result<Uscc> {
  const text = input.replaceAll(/\s/g, '').toUpperCase();
  const [, registrar, category, division, organisation] = FORM.exec(text) ?? [];
  if (registrar === undefined || category === undefined || division === undefined || organisation === undefined) {
    return failed(problem('IDENTIFIER.USCC_MALFORMED', { value: input }));
  }
  const expected = usccCheckCharacter(text);
  const found = text.slice(-1);
  if (expected !== found) return failed(problem('IDENTIFIER.USCC_CHECK_CHARACTER', { value: text, expected, found }));
  return ok({ text, registrar, category, division, organisation });
}

/** Makes a unified social credit code from its first 17 characters. */
export const buildUscc = (body: string): Result<Uscc> => parseUscc(`${body}${usccCheckCharacter(body)}`);
