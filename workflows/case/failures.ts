import { ActivityFailure, ApplicationFailure, isCancellation, TimeoutFailure } from '@temporalio/workflow';
import type { CallAnswer } from '../ports.js';

/** Failure type of activities when our own database is away: retried without limit, never parked. Lost attempts too. */
const OWN_UNAVAILABLE = 'OWN.UNAVAILABLE';

/** Why a step could not be done, in the words the parked step keeps. */
export interface Cause {
  code: string;
  message: string;
  /** Our own part was away: go on trying. */
  own: boolean;
}

/**
 * What to do with something thrown by a step: a {@link Cause} to retry or park, or undefined when it is not for us
 * (a cancellation, or a defect of the workflow itself, which must stay a failing workflow task and be seen as one).
 */
export function causeOf(thrown: unknown): Cause | undefined {
  if (isCancellation(thrown)) return undefined;
  const failure = thrown instanceof ActivityFailure ? thrown.cause : thrown;
  if (failure instanceof ApplicationFailure) {
    const code = failure.type ?? 'UNKNOWN.FAULT';
    return { code, message: failure.message, own: code === OWN_UNAVAILABLE };
  }
  if (failure instanceof TimeoutFailure) {
    // An adapter gives up on its counterparty before the activity's time is over, and says so with a code. Where the
    // engine ends the attempt, the worker died with it or the record hung: our own part, and no reason to park.
    return { code: OWN_UNAVAILABLE, message: 'the attempt was lost', own: true };
  }
  return undefined;
}

/** Why an answer, though it came, does not let the step go on. */
export function causeOfAnswer(answer: CallAnswer): Cause {
  return {
    code: answer.code ?? `COUNTERPARTY.${answer.outcome.toUpperCase()}`,
    message: `the counterparty answered "${answer.outcome}"`,
    own: false,
  };
}
