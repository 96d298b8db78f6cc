import { setTimeout } from 'node:timers/promises';

const PATIENCE_MS = 20_000;

/** Asks again until an answer is there; on failure shows the last state. */
export async function until<Found>(
  what: string,
  look: () => Promise<Found | undefined>,
  describe: () => Promise<unknown> = () => Promise.resolve('nothing'),
): Promise<Found> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await setTimeout(50)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`waited in vain for ${what}; last seen: ${JSON.stringify(await describe())}`);
}
