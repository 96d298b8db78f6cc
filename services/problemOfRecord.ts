import { errorDefinition } from '../domain/errors/errors.js';
import { OwnPartAway, RecordError } from '../prisma/recordErrors.js';
import { ServiceProblem } from './problem.js';

/** The problem that a rule of the record stands for, when it is one a caller can be told of. */
export function problemOfRecord(thrown: unknown): ServiceProblem | undefined {
  if (thrown instanceof OwnPartAway) return new ServiceProblem(thrown.code, { retryAfterSeconds: 5 });
  if (thrown instanceof RecordError && errorDefinition(thrown.code).http !== null)
    return new ServiceProblem(thrown.code);
  return undefined;
}
