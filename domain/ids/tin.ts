import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';

/** A tax identification number of the Rwanda Revenue Authority. */
export interface Tin {
  readonly text: string;
}

const FORM = /^\d{9}$/;

/**
 * Reads a Rwandan TIN: nine digits. Source: The New Times, 21 January 2008, on the authority's numbers.
 *
 * Not checked: that article also says that every number begins with 10, which is too old to refuse on; no check digit is
 * published (python-stdnum knows none for Rwanda); and whether the number was ever issued, only the authority can say.
 */
export function parseTin(input: string): Result<Tin> {
  const text = input.replaceAll(/\s/g, '');
  return FORM.test(text) ? ok({ text }) : failed(problem('IDENTIFIER.TIN_MALFORMED', { value: input }));
}
