import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';

/** A local reference number: the declarant's own name for one lodgement. */
export interface Lrn {
  readonly text: string;
}

/** For how long a local reference must not be used again by the same declarant. Checked where the record is. */
export interface LrnReuseRule {
  readonly hours: number;
  readonly source: string;
}

export const LRN_REUSE_RULE: LrnReuseRule = {
  hours: 48,
  source: 'HMRC customs-declare-exports-frontend (Lrn): refused if already used in the last 48 hours',
};

const FORM = /^[A-Z0-9]{1,22}$/i;

/** Reads a local reference: 1 to 22 letters and digits. Case is kept: the declarant's systems may tell them apart. */
export function parseLrn(input: string): Result<Lrn> {
  const text = input.trim();
  return FORM.test(text) ? ok({ text }) : failed(problem('IDENTIFIER.LRN_MALFORMED', { value: input }));
}

/**
 * Makes a local reference from a declaration id and the number of its version: the last 20 hexadecimal digits of the id
 * (its 74 random bits and their marker) and two of the version. Each version lodged has its own.
 *
 * @param declarationId `dec_` and a UUID
 * @param declarationVersion 1 to 1295
 */
export function buildLrn(declarationId: string, declarationVersion: number): Result<Lrn> {
  const digits = declarationId.replaceAll(/[^0-9a-f]/g, '').slice(-20);
  const version = declarationVersion.toString(36).padStart(2, '0');
  if (digits.length < 20 || !/^[0-9a-z]{2}$/.test(version) || declarationVersion < 1) {
    return failed(problem('IDENTIFIER.LRN_MALFORMED', { declarationId, declarationVersion }));
  }
  return parseLrn(`${digits}${version}`.toUpperCase());
}
