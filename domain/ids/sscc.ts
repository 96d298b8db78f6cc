import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';
import { gs1CheckDigit } from './checkDigits.js';

/** A serial shipping container code: one logistic unit, such as a parcel or a pallet. */
export interface Sscc {
  /** 18 digits. */
  readonly text: string;
  /** Chosen by the one who numbers, to have more numbers. */
  readonly extensionDigit: string;
  /** Company prefix and serial reference together; where one ends, only GS1's register says. */
  readonly reference: string;
  readonly checkDigit: number;
}

const FORM = /^(?:\(00\))?(\d{18})$/;

/** Reads an SSCC, with or without spaces and the application identifier `(00)`. Source: GS1 General Specifications. */
export function parseSscc(input: string): Result<Sscc> {
  const [, text] = FORM.exec(input.replaceAll(/\s/g, '')) ?? [];
  if (text === undefined) return failed(problem('IDENTIFIER.SSCC_MALFORMED', { value: input }));
  const expected = gs1CheckDigit(text.slice(0, -1));
  const found = Number(text.slice(-1));
  if (expected !== found) return failed(problem('IDENTIFIER.SSCC_CHECK_DIGIT', { value: text, expected, found }));
  return ok({ text, extensionDigit: text.slice(0, 1), reference: text.slice(1, -1), checkDigit: found });
}

/**
 * Makes an SSCC.
 *
 * @param extensionDigit one digit
 * @param companyPrefix GS1 company prefix, 4 to 12 digits
 * @param serial number of the unit; filled up with zeros to 16 digits together with the prefix
 */
export function buildSscc(extensionDigit: number, companyPrefix: string, serial: number): Result<Sscc> {
  const room = 16 - companyPrefix.length;
  const digits = `${extensionDigit}${companyPrefix}${String(serial).padStart(room, '0')}`;
  if (!/^\d{4,12}$/.test(companyPrefix) || !/^\d{17}$/.test(digits)) {
    return failed(problem('IDENTIFIER.SSCC_MALFORMED', { extensionDigit, companyPrefix, serial }));
  }
  return parseSscc(`${digits}${gs1CheckDigit(digits)}`);
}
