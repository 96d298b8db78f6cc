import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { CliFault } from '../context.js';

const Kept = z.object({ url: z.string(), position: z.int() });

/** Where a receiver was in the feed, from one start to the next. */
export interface PositionFile {
  /** Undefined before the first event, and where another installation was listened to. */
  read(): number | undefined;
  write(position: number): void;
}

/** The position of a receiver of this name, in the home of the installation. @throws CliFault for a name that is no file's */
export function openPositionFile(home: string, name: string, url: string): PositionFile {
  if (!/^[A-Za-z0-9_-]{1,60}$/.test(name)) throw new CliFault(`--name takes letters, digits, _ and -, not ${name}.`);
  const path = join(home, 'listeners', `${name}.json`);
  return {
    read() {
      const kept = Kept.safeParse(parse(path));
      return kept.success && kept.data.url === url ? kept.data.position : undefined;
    },
    write(position) {
      mkdirSync(dirname(path), { recursive: true });
      // Written beside it and put in its place: a receiver that is killed leaves the old position or the new one.
      writeFileSync(`${path}.new`, JSON.stringify({ url, position }));
      renameSync(`${path}.new`, path);
    },
  };
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
