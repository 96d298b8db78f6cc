import { setImmediate } from 'node:timers/promises';
import type { Sliced } from '../../classification/sliced.js';

/** Does long work of this process in turns: after each slice, whatever else waits is done first. */
export async function finishInTurns<Result>(work: Sliced<Result>): Promise<Result> {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    await setImmediate();
  }
}
