import type { ErrorCode } from '../../../domain/errors/errors.js';

/** What every call to a counterparty carries. */
export interface Call {
  /** One id from the HTTP request through the workflow to the counterparty; sent as `X-Correlation-Id`. */
  correlationId: string;
  /** Ends the call at once; the adapter then throws the signal's reason. */
  signal: AbortSignal;
  /** Longest wait for the answer to this call; the adapter's own setting if absent. */
  timeoutMs?: number;
}

/** What every command carries: the same key twice has one effect. */
export interface Command extends Call {
  /** Idempotency key, `<workflow id>:<step>:<round>`; sent as `Idempotency-Key`, and named by the notices that answer. */
  key: string;
  lrn: string;
  invoiceNumber: string;
  /** Version of the declaration or round of the step; the notices that answer carry it. */
  version: number;
  /** Sent as `Portolan-Mode`: in live mode the mock counterparties know no magic values. */
  mode?: 'test' | 'live';
}

/** A question about what became of a command. */
export interface KeyQuestion extends Call {
  key: string;
}

/** A question about the state of what a reference names (key, MRN, S10, intent id …). */
export interface StatusQuestion extends Call {
  reference: string;
}

/** Which questions the counterparty answers; where it answers none, an operator has to find out. */
export interface OfferedQuestions {
  findByKey: boolean;
  status: boolean;
}

/** One reason of a refusal. */
export interface RefusalReason {
  /** Field of our declaration data (RFC 6901); absent where none is to blame. */
  pointer?: string;
  /** Our code. */
  code: ErrorCode;
  theirCode: string;
  /** In the counterparty's words. */
  message: string;
}

/** A negative business answer. It is a result, and never asked for again under the same key. */
export interface Refused {
  outcome: 'refused';
  code: ErrorCode;
  theirCode: string;
  reasons: RefusalReason[];
}

/** A well-formed answer that does not say whether the effect was had: ask by key, or for the status. */
export interface Unclear {
  outcome: 'unclear';
  why: string;
}

/** The answer to a command. */
export type Answer<Accepted> = ({ outcome: 'accepted' } & Accepted) | Refused | Unclear;
