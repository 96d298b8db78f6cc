import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceDeps } from '../serviceDeps.js';
import { feedWebhooks, wakeOverdue } from './feedWebhooks.js';
import { eraseExpired } from '../privacy/eraseExpired.js';
import { rewrapKeys } from '../privacy/rewrapKeys.js';
import { positionEvents } from './positionEvents.js';
import { reconcile } from './reconcile.js';
import { sweep } from './sweep.js';

/** Cases whose retention is over that one round erases at most. */
const ERASED_AT_ONCE = 500;

/** How often the loops of a dispatcher run. */
export interface DispatcherIntervals {
  sweepMs: number;
  positionMs: number;
  reconcileMs: number;
  retentionMs: number;
}

/**
 * Runs sweep, placing of events, webhooks, the reconciler, the change of wrapping keys and the end of retention until it is
 * stopped. Any number of processes may run one. A round that fails is logged, and the next one tries again.
 */
export function startDispatcher(
  deps: ServiceDeps,
  { sweepMs, positionMs, reconcileMs, retentionMs }: DispatcherIntervals,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let after = '';
  const loops = [
    loop('positionEvents', positionMs, () => positionEvents(deps)),
    loop('feedWebhooks', positionMs, () => feedWebhooks(deps)),
    loop('wakeOverdue', reconcileMs, () => wakeOverdue(deps)),
    loop('sweep', sweepMs, async () => {
      after = (await sweep(deps, after)).next;
    }),
    loop('reconcile', reconcileMs, async () => {
      // A difference is a defect to be looked at, never mended in passing: which side is right is not known here.
      for (const difference of await reconcile(deps)) {
        deps.meters.count('portolan_differences_total', { what: difference.what });
        deps.logger.error(difference, 'row and workflow differ');
      }
    }),
    loop('rewrapKeys', retentionMs, () => rewrapKeys(deps)),
    loop('eraseExpired', retentionMs, () => eraseExpired(deps, ERASED_AT_ONCE)),
  ];

  async function loop(name: string, intervalMs: number, round: () => Promise<unknown>): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await round();
      } catch (thrown) {
        deps.logger.warn({ err: thrown, loop: name }, 'a round of the dispatcher failed');
      }
      await delay(intervalMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}
