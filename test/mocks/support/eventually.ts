import { setTimeout as delay } from 'node:timers/promises';

const WITHIN_MS = 5_000;
const EVERY_MS = 10;

/** Asks until the answer is as wanted, and answers it; fails after five seconds with the last answer printed. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T> | T,
  isWanted: (answer: T) => boolean,
): Promise<T> {
  const giveUpAtMs = Date.now() + WITHIN_MS;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() >= giveUpAtMs)
      throw new Error(`${what}: not within ${WITHIN_MS} ms: ${JSON.stringify(answer, null, 2)}`);
    await delay(EVERY_MS);
  }
}
