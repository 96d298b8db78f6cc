/** Remembers from what each set-up step's result was made, so that a second start can reuse it. Plain JavaScript: runs before anything is installed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setupFolder } from './checkout.mjs';

const stampsFile = join(setupFolder, 'setup.json');

/** @returns {Record<string, string>} */
function readStamps() {
  try {
    return JSON.parse(readFileSync(stampsFile, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * @param {string} step
 * @returns {string | undefined} the hash recorded when the step last did its work
 */
export function findStamp(step) {
  return readStamps()[step];
}

/**
 * @param {string} step
 * @param {string} hash
 */
export function recordStamp(step, hash) {
  mkdirSync(dirname(stampsFile), { recursive: true });
  const next = `${stampsFile}.${process.pid}`;
  writeFileSync(next, `${JSON.stringify({ ...readStamps(), [step]: hash }, null, 2)}\n`);
  renameSync(next, stampsFile);
}

/**
 * One SHA-256 over the names and contents of files; folders are walked. A path that does not exist adds its name only.
 * @param {string[]} paths
 * @param {string} [salt] anything else the result depends on, such as a version
 * @returns {string} hexadecimal
 */
export function hashPaths(paths, salt = '') {
  const hash = createHash('sha256').update(salt);
  for (const path of paths) addPath(hash, path, path);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 * @param {string} root names are hashed relative to it, so that a moved checkout keeps its stamps
 */
function addPath(hash, path, root) {
  hash.update(`\0${path.slice(root.length)}\0`);
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) {
    hash.update(readFileSync(path));
    return;
  }
  for (const name of readdirSync(path).sort()) addPath(hash, join(path, name), root);
}
