import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { checkout, setupFolder } from '../setup/checkout.mjs';
import { hashPaths } from '../setup/stamps.mjs';

const run = promisify(execFile);
const longestInstallMs = 10 * 60_000;

/** Every package with its one version, those that schemathesis itself needs too. */
const requirements = join(checkout, 'bin', 'testing', 'schemathesis.requirements.txt');

/** How schemathesis is started. */
export interface Schemathesis {
  /** The Python. */
  readonly program: string;
  /** What goes before its own arguments. */
  readonly parameters: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Such as 4.32.5. */
  readonly version: string;
}

/**
 * Schemathesis in the pinned versions, from PyPI, in a folder of set-up's own beside the other programs that tests need;
 * fetched when it is first asked for, and again when a pin changes.
 * @throws Error saying that it is not to be had here, and why
 */
export async function provideSchemathesis(): Promise<Schemathesis> {
  const version = /^schemathesis==(\S+)$/m.exec(readFileSync(requirements, 'utf8'))?.[1];
  if (version === undefined) throw new Error(`${requirements} does not pin schemathesis`);
  const folder = join(setupFolder, 'bin', `schemathesis-${hashPaths([requirements]).slice(0, 12)}`);
  if (!existsSync(folder)) await install(folder);
  return {
    program: 'python3',
    parameters: [join(folder, 'bin', 'schemathesis')],
    environment: { PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1' },
    version,
  };
}

/** Installs into a folder beside, which gets its name only when it is whole. */
async function install(folder: string): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const next = mkdtempSync(`${folder}-`);
  const asked = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--disable-pip-version-check', '--target', next];
  try {
    await run('python3', [...asked, '--requirement', requirements], { timeout: longestInstallMs });
    renameSync(next, folder);
  } catch (error) {
    rmSync(next, { recursive: true, force: true });
    throw new Error(
      `schemathesis is not to be had here, so nothing was fuzzed: python3 with pip that reaches PyPI is needed (${String(error)})`,
    );
  }
}
