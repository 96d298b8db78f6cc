import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceDeps } from '../serviceDeps.js';
import { positionEvents } from './positionEvents.js';
import { sweep } from './sweep.js';

/** How often the loops of a dispatcher run. */
export interface DispatcherIntervals {
  sweepMs: number;
  positionMs: number;
}

/**
 * Runs sweep and placing of events until it is stopped. Any number of processes may run one. A round that fails is
 * logged, and the next one tries again.
 */
export function startDispatcher(
  deps: ServiceDeps,
  { sweepMs, positionMs }: DispatcherIntervals,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let after = '';
  const loops = [
    loop('positionEvents', positionMs, () => positionEvents(deps)),
    loop('sweep', sweepMs, async () => {
      after = (await sweep(deps, after)).next;
    }),
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
