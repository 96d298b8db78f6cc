/** Installs the npm packages the lock names. Plain JavaScript: runs before anything is installed. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.mjs';
import { findStamp, hashPaths, recordStamp } from './stamps.mjs';
import { SetupFailure } from './step.mjs';

const step = 'dependencies';

/**
 * Runs `npm ci` unless node_modules already is what the lock says. Install scripts are left out: the few effects we need
 * are made and checked by the next step, whatever this npm thinks of scripts.
 * @returns {{ outcome: 'done' | 'reused', detail: string }}
 */
export function installDependencies() {
  const lockFile = join(checkout, 'package-lock.json');
  // The processor, system and Node's native interface decide which packages with binaries npm picks.
  const hash = hashPaths([lockFile], `${process.platform} ${process.arch} ${process.versions.modules}`);
  const installed = findInstalledPackages();
  if (installed && findStamp(step) === hash)
    return { outcome: 'reused', detail: 'node_modules fits package-lock.json' };
  if (installed && fitsLock(installed, JSON.parse(readFileSync(lockFile, 'utf8')).packages)) {
    recordStamp(step, hash);
    return { outcome: 'reused', detail: 'node_modules was installed from package-lock.json' };
  }
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: checkout,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (npm.status !== 0) {
    const said = npm.error
      ? npm.error.message
      : `${npm.stdout}${npm.stderr}`.trim().split('\n').slice(0, 12).join('\n        ');
    throw new SetupFailure(
      `npm ci ended with ${npm.status}: ${said}`,
      'see that npm reaches its registry and that package-lock.json is unchanged, then run the command again',
    );
  }
  recordStamp(step, hash);
  return { outcome: 'done', detail: 'npm ci' };
}

/** @returns {Record<string, { version?: string }> | undefined} what npm itself recorded as installed */
function findInstalledPackages() {
  try {
    return JSON.parse(readFileSync(join(checkout, 'node_modules', '.package-lock.json'), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Whether what is installed is what the lock names; packages for other systems may be absent.
 * @param {Record<string, { version?: string, integrity?: string }>} installed
 * @param {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, os?: string[], cpu?: string[] }>} locked
 */
export function fitsLock(installed, locked) {
  for (const path of Object.keys(installed)) if (!locked[path]) return false;
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (!found) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}
