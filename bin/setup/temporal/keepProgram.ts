import { chmodSync, copyFileSync, renameSync } from 'node:fs';

/** Puts a program in its lasting place in one step, so that nobody ever starts half of it. */
export function keepProgram(from: string, to: string): string {
  const next = `${to}.${process.pid}`;
  copyFileSync(from, next);
  chmodSync(next, 0o755);
  renameSync(next, to);
  return to;
}
