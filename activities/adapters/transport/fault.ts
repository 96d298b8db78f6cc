import type { Counterparty } from '../../../domain/clearance/roles.js';
import { remedyFor } from '../../../domain/errors/errors.js';

/** Faults of the way to a counterparty and back; each is a code of the area COUNTERPARTY in domain/errors. */
export type FaultCode =
  | 'UNAVAILABLE'
  | 'TIMEOUT'
  | 'RESET'
  | 'RATE_LIMITED'
  | 'NONSENSE'
  | 'NOT_AUTHORISED'
  | 'KEY_CONFLICT'
  | 'NOT_CONFIGURED'
  | 'WAYBILL_REUSED'
  | 'UNKNOWN_FAULT';

/** Longest piece of a counterparty's answer that is kept with a fault, in characters. */
const ANSWER_KEPT = 500;

export interface FaultDetail {
  httpStatus?: number;
  /** Beginning of what the counterparty answered. */
  theirAnswer?: string;
  /** How long the counterparty asks us to wait. */
  retryAfterMs?: number;
  cause?: unknown;
}

/**
 * A call that ended without an answer of the agreed form. Thrown, never answered: a business refusal is no fault.
 * Whether the counterparty acted may be unknown; the same key is repeated, or asked for with `findByKey`.
 */
export class CounterpartyFault extends Error {
  override readonly name = 'CounterpartyFault';
  /** True if the same call under the same key may succeed later by itself (domain/errors: remedy `retry`). */
  readonly retry: boolean;
  readonly errorCode: `COUNTERPARTY.${FaultCode}`;
  readonly httpStatus: number | undefined;
  readonly theirAnswer: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly counterparty: Counterparty,
    readonly code: FaultCode,
    why: string,
    detail: FaultDetail = {},
  ) {
    super(`${counterparty}: ${code}: ${why}`, { cause: detail.cause });
    this.errorCode = `COUNTERPARTY.${code}`;
    this.retry = remedyFor(this.errorCode) === 'retry';
    this.httpStatus = detail.httpStatus;
    this.theirAnswer = detail.theirAnswer?.slice(0, ANSWER_KEPT);
    this.retryAfterMs = detail.retryAfterMs;
  }
}
