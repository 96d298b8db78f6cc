import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';

/** A place by its United Nations code, such as RWKGL (Kigali). */
export interface UnLocode {
  readonly text: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly place: string;
}

/** Three letters, or digits 2 to 9 where letters have run out. Source: UNECE recommendation 16 (UN/LOCODE). */
const FORM = /^([A-Z]{2})([A-Z2-9]{3})$/;

/** Reads a UN/LOCODE, with or without the space after the country. Whether the place exists is the list's to say. */
export function parseUnLocode(input: string): Result<UnLocode> {
  const text = input.replaceAll(/\s/g, '').toUpperCase();
  const [, country, place] = FORM.exec(text) ?? [];
  if (country === undefined || place === undefined) {
    return failed(problem('IDENTIFIER.UN_LOCODE_MALFORMED', { value: input }));
  }
  return ok({ text, country, place });
}
