import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';

const longestPauseMs = 30_000;

/**
 * Does something that needs our own PostgreSQL or Temporal. Their being away is never a reason to give up: it is tried
 * again without limit, at most 30 s apart, with an alarm in the log.
 * @param isFinal tells a fault that trying again cannot mend
 */
export async function untilReachable<T>(
  log: Logger,
  what: string,
  work: () => Promise<T>,
  isFinal: (error: unknown) => boolean,
): Promise<T> {
  for (let pauseMs = 250; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await work();
    } catch (error) {
      if (isFinal(error)) throw error;
      log.error({ err: error, pauseMs }, `${what} away, trying again`);
      await delay(pauseMs);
    }
  }
}
