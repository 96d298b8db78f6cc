import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';

/** The number of a seller in the European Union's import one-stop shop: VAT was collected at the sale. */
export interface IossNumber {
  readonly text: string;
  /** ISO 3166-1 numeric code of the member state of identification: the three digits after `IM`. */
  readonly memberState: string;
}

const FORM = /^IM(\d{3})\d{7}$/;

/** Reads an IOSS number: `IM` and ten digits. How its last digit is computed is not public, so it is not checked. */
export function parseIossNumber(input: string): Result<IossNumber> {
  const text = input.replaceAll(/\s/g, '').toUpperCase();
  const [, memberState] = FORM.exec(text) ?? [];
  return memberState === undefined
    ? failed(problem('IDENTIFIER.IOSS_MALFORMED', { value: input }))
    : ok({ text, memberState });
}
