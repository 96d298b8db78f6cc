import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer.
 * @param ask answers undefined as long as there is none; a throw counts as none and is told if the time runs out
 * @param options `withinMs` bound, `everyMs` pause between two questions, `what` is being waited for, `giveUp` answers a
 *   reason when waiting has no point any more
 * @throws Error naming what was waited for and the last fault
 */
export async function until<T>(
  ask: () => Promise<T | undefined> | T | undefined,
  options: { what: string; withinMs: number; everyMs?: number; giveUp?: () => string | undefined },
): Promise<T> {
  const giveUpAtMs = Date.now() + options.withinMs;
  let lastFault: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      lastFault = error;
    }
    const reason = options.giveUp?.();
    if (reason !== undefined) throw new Error(`${options.what}: ${reason}`);
    if (Date.now() >= giveUpAtMs) {
      throw new Error(
        `${options.what} not within ${options.withinMs} ms${lastFault ? `: ${describe(lastFault)}` : ''}`,
        { cause: lastFault },
      );
    }
    await delay(options.everyMs ?? 40);
  }
}

function describe(fault: unknown): string {
  if (fault instanceof AggregateError) return fault.errors.map(describe).join('; ');
  return fault instanceof Error ? fault.message : String(fault);
}
