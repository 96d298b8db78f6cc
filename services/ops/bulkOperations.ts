import type { ErrorCode } from '../../domain/errors/errors.js';
import type { Caller } from '../caller.js';
import { partOf, type RequestKey } from '../idempotency/requestKey.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import { problemOfRecord } from '../problemOfRecord.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { createOperation, type OperationRequest } from './createOperation.js';
import type { OperationView } from './operationView.js';
import { signOperation } from './signOperation.js';

/** What came of one case among several: its operation, or the code it was refused with. */
export interface BulkOutcome {
  /** The parked step, or the operation that was to be signed. */
  subjectId: string;
  operation: OperationView | null;
  code: ErrorCode | null;
}

/** So many cases are worked on at once; more would only wait for connections. */
const AT_ONCE = 5;

/**
 * The same repair of several parked steps. Each is an operation of its own with its own act, made as `createOperation`
 * makes one: one that is refused leaves the others alone, and the same request again finds what it made. Above the number
 * of cases that the table of four eyes names another person has to sign.
 */
export async function createOperations(
  deps: ServiceDeps,
  caller: Caller,
  {
    parkedStepIds,
    ...request
  }: Omit<OperationRequest, 'parkedStepId' | 'value' | 'cases'> & { parkedStepIds: string[] },
  key: RequestKey,
): Promise<BulkOutcome[]> {
  authorise(caller, 'createOperations');
  const steps = [...new Set(parkedStepIds)];
  const cases = steps.length;
  return eachCase(steps, (parkedStepId) =>
    createOperation(deps, caller, { ...request, parkedStepId, cases }, partOf(key, parkedStepId)),
  );
}

/** The second signature under several operations, each as `signOperation` takes it. */
export async function signOperations(
  deps: ServiceDeps,
  caller: Caller,
  { operationIds, reason }: { operationIds: string[]; reason: string },
): Promise<BulkOutcome[]> {
  authorise(caller, 'signOperations');
  return eachCase([...new Set(operationIds)], (operationId) => signOperation(deps, caller, { operationId, reason }));
}

/** A few at once, in order; what a caller can be told of stands beside its case, and a defect ends the request. */
async function eachCase(
  subjects: readonly string[],
  act: (subjectId: string) => Promise<OperationView>,
): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = [];
  for (let from = 0; from < subjects.length; from += AT_ONCE) {
    const some = subjects.slice(from, from + AT_ONCE);
    outcomes.push(...(await Promise.all(some.map((subjectId) => outcomeOf(subjectId, act)))));
  }
  return outcomes;
}

async function outcomeOf(subjectId: string, act: (subjectId: string) => Promise<OperationView>): Promise<BulkOutcome> {
  try {
    return { subjectId, operation: await act(subjectId), code: null };
  } catch (thrown) {
    const problem = thrown instanceof ServiceProblem ? thrown : problemOfRecord(thrown);
    if (problem === undefined || problem.httpStatus >= 500) throw thrown;
    return { subjectId, operation: null, code: problem.code };
  }
}
