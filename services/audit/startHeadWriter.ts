import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { writeHead, type HeadWriting } from './writeHead.js';

/** Of what is missing at an end by force, the next start signs at once. */
const SOON_MS = 1_000;

/**
 * Writes a signed head at every interval, and a last one when it is stopped. Any number of processes may run one: the
 * record's own lock says which writes. A round that fails is logged, and the next one tries again.
 */
export function startHeadWriter(
  deps: HeadWriting & { logger: Pick<Logger, 'error' | 'warn'> },
  everyMs: number,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const round = async (youngerMs: number): Promise<void> => {
    try {
      await writeHead(deps, youngerMs);
    } catch (thrown) {
      deps.logger.warn({ err: thrown }, 'no signed head could be written');
    }
  };
  const running = (async () => {
    await delay(Math.min(SOON_MS, everyMs), undefined, { signal: stopping.signal }).catch(() => undefined);
    while (!stopping.signal.aborted) {
      // Whoever comes a little early finds nothing to do only if another process has just been at it.
      await round(everyMs / 2);
      await delay(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
      await round(0);
    },
  };
}
