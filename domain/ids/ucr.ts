import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';

/** A unique consignment reference: one key from order to delivery, whoever issued it. */
export interface Ucr {
  readonly text: string;
}

const FORM = /^[A-Z0-9][A-Z0-9()/.-]{0,34}$/;

/**
 * Reads a UCR: at most 35 capitals, digits and `- / . ( )`, unique for as long as records are kept.
 * Source: WCO recommendation on the unique consignment reference. A DUCR is one of a closer form.
 */
export function parseUcr(input: string): Result<Ucr> {
  const text = input.trim().toUpperCase();
  return FORM.test(text) ? ok({ text }) : failed(problem('IDENTIFIER.UCR_MALFORMED', { value: input }));
}
