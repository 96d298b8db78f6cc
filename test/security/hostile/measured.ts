import { setTimeout as delay } from 'node:timers/promises';

const MEGABYTE = 1024 * 1024;

/** What a piece of work took. */
export interface Taken<T> {
  result: T;
  /** The most memory the process had beyond what it had before, megabytes. */
  memory: number;
  /** Time on the processor, seconds: what a busy machine does not lengthen. */
  seconds: number;
}

/** Does a piece of work and measures this process meanwhile, with everything that runs in it. */
export async function measured<T>(work: () => Promise<T>): Promise<Taken<T>> {
  const before = process.memoryUsage.rss();
  const beganAt = process.cpuUsage();
  let most = before;
  let isDone = false;
  const watch = (async () => {
    while (!isDone) {
      most = Math.max(most, process.memoryUsage.rss());
      await delay(5);
    }
  })();
  try {
    const result = await work();
    most = Math.max(most, process.memoryUsage.rss());
    const { user, system } = process.cpuUsage(beganAt);
    return { result, memory: Math.round((most - before) / MEGABYTE), seconds: (user + system) / 1e6 };
  } finally {
    isDone = true;
    await watch;
  }
}
