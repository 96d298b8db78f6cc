import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';
import { iso6346CheckDigit } from './checkDigits.js';

/** The number of a freight container. Source: ISO 6346. */
export interface ContainerNumber {
  /** The eleven characters. */
  readonly text: string;
  /** Three letters of the owner. */
  readonly owner: string;
  readonly category: string;
  /** Six digits. */
  readonly serial: string;
  readonly checkDigit: number;
}

/** Kind of equipment by the fourth letter. */
export const CONTAINER_CATEGORIES: Readonly<Record<string, string>> = {
  U: 'freight container',
  J: 'detachable equipment of a container',
  Z: 'trailer or chassis',
  R: 'refrigerated container',
};

const FORM = /^([A-Z]{3})([UJZR])(\d{6})(\d)$/;

/**
 * Reads a container number, with or without spaces and hyphen, in either case. The check folds the remainder 10 into 0,
 * so that a number whose check digit is 0 may hide a wrong digit; every other single wrong digit is found.
 */
export function parseContainerNumber(input: string): Result<ContainerNumber> {
  const text = input.replaceAll(/[\s-]/g, '').toUpperCase();
  const [, owner, category, serial, digit] = FORM.exec(text) ?? [];
  if (owner === undefined || category === undefined || serial === undefined) {
    return failed(problem('IDENTIFIER.CONTAINER_MALFORMED', { value: input }));
  }
  const expected = iso6346CheckDigit(text.slice(0, 10));
  const found = Number(digit);
  if (expected !== found) return failed(problem('IDENTIFIER.CONTAINER_CHECK_DIGIT', { value: text, expected, found }));
  return ok({ text, owner, category, serial, checkDigit: found });
}

/**
 * Makes a container number from its parts.
 *
 * @param serial 0 to 999,999
 */
export function buildContainerNumber(owner: string, category: string, serial: number): Result<ContainerNumber> {
  const body = `${owner}${category}${String(serial).padStart(6, '0')}`;
  if (!/^[A-Z]{4}\d{6}$/.test(body))
    return failed(problem('IDENTIFIER.CONTAINER_MALFORMED', { owner, category, serial }));
  return parseContainerNumber(`${body}${iso6346CheckDigit(body)}`);
}
