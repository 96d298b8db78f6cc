import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';
import { s10CheckDigit } from './checkDigits.js';

/**
 * A UPU S10 item identifier: the number on the parcel. Source: UPU standard S10. It is not reused for 12 months
 * (24 advised), which the carrier has to see to.
 */
export interface S10 {
  /** The 13 characters. */
  readonly text: string;
  /** Two letters; the first says what kind of item it is. */
  readonly serviceIndicator: string;
  /** Eight digits. */
  readonly serial: string;
  readonly checkDigit: number;
  /** ISO 3166-1 alpha-2 of the issuing post. */
  readonly country: string;
}

/** Kind of item by the first letter. Letters not listed are reserved or of national use. */
export const S10_SERVICES: Readonly<Record<string, string>> = {
  C: 'parcel',
  E: 'express (EMS)',
  H: 'e-commerce parcel',
  L: 'tracked letter',
  R: 'registered letter',
  U: 'other letter under customs',
  V: 'insured letter',
};

/** For how many months a post does not put the same identifier on another item. Source: UPU standard S10. */
export const S10_REST_MONTHS = 12;

const FORM = /^([A-Z]{2})(\d{8})(\d)([A-Z]{2})$/;

/** Reads an S10 identifier, with or without the spaces that labels print, in either case. */
export function parseS10(input: string): Result<S10> {
  const text = input.replaceAll(/\s/g, '').toUpperCase();
  const [, serviceIndicator, serial, digit, country] = FORM.exec(text) ?? [];
  if (serviceIndicator === undefined || serial === undefined || country === undefined) {
    return failed(problem('IDENTIFIER.S10_MALFORMED', { value: input }));
  }
  const checkDigit = s10CheckDigit(serial);
  if (checkDigit !== Number(digit)) {
    return failed(problem('IDENTIFIER.S10_CHECK_DIGIT', { value: text, expected: checkDigit, found: Number(digit) }));
  }
  return ok({ text, serviceIndicator, serial, checkDigit, country });
}

/**
 * Makes an S10 identifier from a serial number.
 *
 * @param serviceIndicator two letters, such as `CP` for a parcel
 * @param serial 0 to 99,999,999
 * @param country ISO 3166-1 alpha-2 of the issuing post
 */
export function buildS10(serviceIndicator: string, serial: number, country: string): Result<S10> {
  if (!Number.isInteger(serial) || serial < 0 || serial > 99_999_999) {
    return failed(problem('IDENTIFIER.S10_SERIAL_MALFORMED', { serial }));
  }
  const digits = String(serial).padStart(8, '0');
  return parseS10(`${serviceIndicator}${digits}${s10CheckDigit(digits)}${country}`);
}
