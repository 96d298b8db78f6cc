import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';

/** A master unique consignment reference: what a bag or container of several consignments travels under. */
export interface Mucr {
  readonly text: string;
}

const FORM = /^[A-Z0-9][A-Z0-9:()/-]{0,34}$/;

/**
 * Reads a MUCR: at most 35 characters, capitals only; families such as `A:` for air are free. Source: HMRC, MUCR of
 * customs-declare-exports-frontend.
 */
export function parseMucr(input: string): Result<Mucr> {
  return FORM.test(input) ? ok({ text: input }) : failed(problem('CONSOLIDATION.MUCR_MALFORMED', { value: input }));
}
