import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';

/** The number under which China's customs administration has registered a foreign maker of food. */
export interface GaccNumber {
  readonly text: string;
  /** ISO 3166-1 alpha-3 of the establishment's country. */
  readonly country: string;
  /** Four digits of the kind of food. */
  readonly category: string;
  /** Six digits of the day of registration, as issued. */
  readonly registeredOn: string;
  readonly serial: string;
}

const FORM = /^C([A-Z]{3})(\d{4})(\d{6})(\d{4})$/;

/**
 * Reads the number of a registered food establishment: 18 characters, C, country of three letters, four digits of the
 * kind of food, six of the day and four in sequence. It carries no check digit.
 * Source: cifer.expert on registration under Decree 248, whose numbers Decree 280 keeps.
 */
export function parseGaccNumber(input: string): Result<GaccNumber> {
  const text = input.replaceAll(/\s/g, '').toUpperCase();
  const [, country, category, registeredOn, serial] = FORM.exec(text) ?? [];
  if (country === undefined || category === undefined || registeredOn === undefined || serial === undefined) {
    return failed(problem('IDENTIFIER.GACC_MALFORMED', { value: input }));
  }
  return ok({ text, country, category, registeredOn, serial });
}
