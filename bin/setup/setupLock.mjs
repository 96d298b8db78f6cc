/** Keeps two set-ups of one checkout from working at the same time. Plain JavaScript: runs before anything is installed. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { setupFolder } from './checkout.mjs';

const lock = join(setupFolder, 'setup.lock');
const pidFile = join(lock, 'pid');
const longestWaitMs = 15 * 60_000;

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSetupLock(work) {
  const giveUpAtMs = Date.now() + longestWaitMs;
  for (let told = false; !takeLock(); told = true) {
    if (!told) console.log(`waiting for another set-up of this checkout (process ${readHolder() ?? 'unknown'})`);
    if (Date.now() > giveUpAtMs) throw new Error(`another set-up has held ${lock} for 15 minutes`);
    await delay(200);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function takeLock() {
  try {
    mkdirSync(lock);
    writeFileSync(pidFile, String(process.pid));
    return true;
  } catch {
    const holder = readHolder();
    // A set-up that died leaves its lock behind.
    if (holder !== undefined && !isAlive(holder)) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

/** @returns {number | undefined} */
function readHolder() {
  try {
    return Number(readFileSync(pidFile, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
