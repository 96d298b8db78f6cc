import { mkdir, open, readdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { SignedHead } from './signedHead.js';

/** The head files of an installation: only ever added to. */
export interface HeadFiles {
  /** The head that was written last; undefined before the first. @throws Error when it cannot be read */
  last(): Promise<SignedHead | undefined>;
  /** Adds a head, on disk when it resolves. */
  append(head: SignedHead): Promise<void>;
}

const FILE = /^heads-\d{4}-\d{2}-\d{2}\.jsonl$/;

/** One file a day (UTC) in a folder, which is made when the first head is written. */
export function openHeadFiles(folder: string): HeadFiles {
  return {
    async last() {
      for (const name of (await listFiles(folder)).reverse()) {
        const line = await lastLine(join(folder, name));
        if (line !== undefined) return JSON.parse(line) as SignedHead;
      }
      return undefined;
    },
    async append(head) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(join(folder, `heads-${head.at.slice(0, 10)}.jsonl`), 'a', 0o600);
      try {
        await file.appendFile(`${JSON.stringify(head)}\n`);
        await file.datasync();
      } finally {
        await file.close();
      }
    },
  };
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => FILE.test(name)).sort();
  } catch (fault) {
    if (typeof fault === 'object' && fault !== null && 'code' in fault && fault.code === 'ENOENT') return [];
    throw fault;
  }
}

/** The last whole line. What a crash left of one behind it was never told to anybody, and is taken away. */
async function lastLine(path: string): Promise<string | undefined> {
  const bytes = await readFile(path);
  const end = bytes.lastIndexOf(0x0a);
  if (end + 1 < bytes.length) await truncate(path, end + 1);
  if (end < 0) return undefined;
  const start = end === 0 ? 0 : bytes.lastIndexOf(0x0a, end - 1) + 1;
  return bytes.toString('utf8', start, end);
}
