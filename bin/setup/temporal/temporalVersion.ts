import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The oldest Temporal server the product is tested with. */
export const oldestServer = '1.32.0';

/** What `temporal --version` says of itself. */
export interface TemporalVersion {
  /** Version of the command, such as 1.9.1. */
  command: string;
  /** Version of the server inside, such as 1.32.0. */
  server: string;
}

/** Reads the line `temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)`. */
export function parseTemporalVersion(line: string): TemporalVersion | undefined {
  const match = /temporal version (\d+\.\d+\.\d+\S*) \(Server (\d+\.\d+\.\d+[^,)]*)/i.exec(line);
  return match?.[1] && match[2] ? { command: match[1], server: match[2] } : undefined;
}

/** Asks a `temporal` program for its version; undefined when it does not run or says something else. */
export async function findTemporalVersion(program: string): Promise<TemporalVersion | undefined> {
  try {
    const { stdout } = await run(program, ['--version'], { timeout: 15_000 });
    return parseTemporalVersion(stdout);
  } catch {
    return undefined;
  }
}

/** Whether a dotted version is at least another, compared number by number. */
export function isAtLeast(version: string, oldest: string): boolean {
  const have = version.split(/[.-]/).map(Number);
  const want = oldest.split('.').map(Number);
  for (const [index, wanted] of want.entries()) {
    const found = have[index] ?? 0;
    if (found !== wanted) return found > wanted;
  }
  return true;
}
