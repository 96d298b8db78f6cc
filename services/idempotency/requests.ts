import { setTimeout as delay } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import {
  claimAnswered,
  claimKey,
  releaseKey,
  storeAnswer,
  type RequestName,
  type Standing,
  type StoredAnswer,
} from '../../prisma/queries/idempotency.js';
import { OwnPartAway } from '../../prisma/recordErrors.js';
import type { RecordAccess } from '../../prisma/withActor.js';
import { withinTransaction } from '../../prisma/withinTransaction.js';
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
  const seed = uuidv7();
  const claim = { ...request, seed, at, leaseMs };
  const standing = await deps.record
    .withActor(actorOf(caller), (tx) => claimKey(tx, claim))
    .catch((thrown: unknown) => {
      // The claim may have been committed all the same, and nobody works under it.
      if (thrown instanceof OwnPartAway) releaseLater(deps, caller, { ...request, seed });
      throw thrown;
    });
  return begunOf(standing);
}

function begunOf(standing: Standing): Begun {
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

/** What is done at once: with the record it is given alone, as the caller, since it may be done again from its start. */
type AtOnce = (key: RequestKey, record: RecordAccess) => Promise<StoredAnswer>;

/** The answer that stands, and whether it was given before. */
export interface Answered {
  answer: StoredAnswer;
  isReplayed: boolean;
}

/** The key was used before: what was done now is undone. */
class KeyKnown extends Error {}

/**
 * Does a request once whose whole effect is in the record: key, effect and answer stand together, or none of them does, so
 * that nothing is left of one that died. Most keys are new, so the work goes first and is undone where the key was known;
 * whoever asks with the same key meanwhile waits for its end.
 * Throws what `work` throws, and what `beginRequest` does.
 */
export async function doAtOnce(
  deps: ServiceDeps,
  caller: Caller,
  request: RequestName & { bodyHash: string },
  work: AtOnce,
): Promise<Answered> {
  const actor = actorOf(caller);
  const claim = { ...request, seed: uuidv7(), at: deps.clock(), leaseMs: deps.config.idempotencyLeaseMs };
  try {
    return await deps.record.withActor(actor, async (tx) => {
      const answer = await work({ uuid: claim.seed }, withinTransaction(tx, actor));
      if (!(await claimAnswered(tx, claim, answer))) throw new KeyKnown();
      return { answer, isReplayed: false };
    });
  } catch (thrown) {
    if (!(thrown instanceof KeyKnown)) throw thrown;
  }
  return deps.record.withActor(actor, async (tx) => {
    const begun = begunOf(await claimKey(tx, claim));
    if (begun.kind === 'answered') return { answer: begun.answer, isReplayed: true };
    const answer = await work(begun.key, withinTransaction(tx, actor));
    return { answer: await storeAnswer(tx, request, answer), isReplayed: false };
  });
}

/**
 * Keeps the answer, for whoever asks again with the same key.
 * @returns the answer that stands
 */
export async function finishRequest(
  deps: ServiceDeps,
  caller: Caller,
  request: RequestName,
  answer: StoredAnswer,
): Promise<StoredAnswer> {
  try {
    return await deps.record.withActor(actorOf(caller), (tx) => storeAnswer(tx, request, answer));
  } catch (thrown) {
    if (thrown instanceof OwnPartAway) releaseLater(deps, caller, request);
    throw thrown;
  }
}

/** Lets the caller try again at once, after a fault of ours. */
export async function releaseRequest(deps: ServiceDeps, caller: Caller, request: RequestName): Promise<void> {
  try {
    await release(deps, caller, request);
  } catch (thrown) {
    if (!(thrown instanceof OwnPartAway)) throw thrown;
    releaseLater(deps, caller, request);
  }
}

const release = (deps: ServiceDeps, caller: Caller, request: RequestName & { seed?: string }): Promise<void> =>
  deps.record.withActor(actorOf(caller), (tx) => releaseKey(tx, request, deps.clock()));

/** How long, and how often, a release is tried on; whoever is not released waits for the end of the lease. */
const RELEASE = { forMs: 8_000, everyMs: 200 };

/** Releases a key once the database is back: else its caller would be told that it is in use until the lease ends. */
function releaseLater(deps: ServiceDeps, caller: Caller, request: RequestName & { seed?: string }): void {
  const until = Date.now() + RELEASE.forMs;
  deps.background.start('release of an idempotency key', async () => {
    for (;;) {
      await delay(RELEASE.everyMs);
      try {
        return await release(deps, caller, request);
      } catch (thrown) {
        if (!(thrown instanceof OwnPartAway) || Date.now() > until) throw thrown;
      }
    }
  });
}
