import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { remedyFor, type ErrorCode } from '../domain/errors/errors.js';
import { OwnPartAway, RecordError } from '../prisma/recordErrors.js';
import { PackError } from '../rules/loader/packError.js';
import { CounterpartyFault } from './adapters/transport/port.js';
import type { ActivityLog } from './deps.js';

/** Failure type of our own database being away: the workflow tries again without limit and never parks. */
const OWN_UNAVAILABLE = 'OWN.UNAVAILABLE';

/**
 * An activity as the workflow sees it: whatever is thrown inside becomes a failure with our code, which is repeated
 * exactly when the table of errors says that the fault passes by itself. Messages carry ids and codes only: they stand
 * in histories and logs.
 */
export function atBoundary<Input extends object, Output>(
  name: string,
  log: ActivityLog,
  activity: (input: Input) => Promise<Output>,
): (input: Input) => Promise<Output> {
  return async (input) => {
    try {
      return await activity(input);
    } catch (thrown) {
      if (isOurs(thrown)) throw thrown;
      const failure = failureOf(thrown);
      log.warn({ ...subjectOf(input), activity: name, err: thrown, code: failure.type }, 'activity failed');
      throw failure;
    }
  };
}

/** The failure that something thrown is. */
export function failureOf(thrown: unknown): ApplicationFailure {
  if (thrown instanceof OwnPartAway)
    return ApplicationFailure.create({ message: thrown.message, type: OWN_UNAVAILABLE });
  if (thrown instanceof CounterpartyFault) {
    return ApplicationFailure.create({
      message: `${thrown.counterparty}: ${thrown.code}`,
      type: thrown.errorCode,
      nonRetryable: !thrown.retry,
      ...(thrown.retryAfterMs === undefined ? {} : { nextRetryDelay: thrown.retryAfterMs }),
    });
  }
  if (thrown instanceof RecordError || thrown instanceof PackError) return coded(thrown.code, thrown.message);
  return coded('SYSTEM.DEFECT', thrown instanceof Error ? thrown.name : 'something was thrown that is no error');
}

function coded(code: ErrorCode, message: string): ApplicationFailure {
  return ApplicationFailure.create({ message, type: code, nonRetryable: remedyFor(code) !== 'retry' });
}

/** Failures made on purpose and cancellation pass as they are. */
function isOurs(thrown: unknown): boolean {
  if (thrown instanceof ApplicationFailure || thrown instanceof CancelledFailure) return true;
  return thrown instanceof Error && thrown.name === 'AbortError';
}

/** The ids by which a line of the log finds its case. */
function subjectOf(input: object): Record<string, unknown> {
  const { declarationId, applicationId, key } = input as {
    declarationId?: string;
    applicationId?: string;
    key?: string;
  };
  return { declarationId, applicationId, key };
}
