import { v7 as uuidv7 } from 'uuid';
import {
  claimKey,
  releaseKey,
  storeAnswer,
  type RequestName,
  type StoredAnswer,
} from '../../prisma/queries/idempotency.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import type { RequestKey } from './requestKey.js';

/** Either the request is to be done now, or it was done before and this is its answer. */
export type Begun = { kind: 'begun'; key: RequestKey } | { kind: 'answered'; answer: StoredAnswer };

/**
 * Begins a request that is to be done once.
 * Throws `REQUEST.IDEMPOTENCY_KEY_REUSED` (another body), `REQUEST.IDEMPOTENCY_KEY_IN_USE` (still running).
 */
export async function beginRequest(
  deps: ServiceDeps,
  caller: Caller,
  request: RequestName & { bodyHash: string },
): Promise<Begun> {
  const at = deps.clock();
  const leaseMs = deps.config.idempotencyLeaseMs;
  const standing = await deps.record.withActor(actorOf(caller), (tx) =>
    claimKey(tx, { ...request, seed: uuidv7(), at, leaseMs }),
  );
  switch (standing.kind) {
    case 'begun':
      return { kind: 'begun', key: { uuid: standing.seed } };
    case 'done':
      return { kind: 'answered', answer: standing.answer };
    case 'other_body':
      throw new ServiceProblem('REQUEST.IDEMPOTENCY_KEY_REUSED');
    case 'running':
      throw new ServiceProblem('REQUEST.IDEMPOTENCY_KEY_IN_USE', { retryAfterSeconds: 1 });
  }
}

/** Keeps the answer, for whoever asks again with the same key. @returns the answer that stands */
export const finishRequest = (
  deps: ServiceDeps,
  caller: Caller,
  request: RequestName,
  answer: StoredAnswer,
): Promise<StoredAnswer> => deps.record.withActor(actorOf(caller), (tx) => storeAnswer(tx, request, answer));

/** Lets the caller try again at once, after a fault of ours. */
export const releaseRequest = (deps: ServiceDeps, caller: Caller, request: RequestName): Promise<void> =>
  deps.record.withActor(actorOf(caller), (tx) => releaseKey(tx, request, deps.clock()));
