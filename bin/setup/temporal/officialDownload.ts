import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkout } from '../checkout.mjs';
import { keepProgram } from './keepProgram.js';
import type { Rung } from './ladder.js';
import { commandVersion } from './pins.js';
import { findTemporalVersion, isAtLeast, oldestServer } from './temporalVersion.js';

/** A closed network may swallow the request without an answer; an open one delivers the program in this time. */
const longestMs = 45_000;

/** The download of Temporal's own SDK. It runs in a process of its own, so that it can be given up. */
export function officialDownload(binFolder: string): Rung {
  return {
    name: "the SDK's download",
    async take() {
      const folder = mkdtempSync(join(binFolder, 'download-'));
      try {
        const ended = await runDownload(folder);
        const name = readdirSync(folder).find((file) => file.startsWith('temporal'));
        if (ended !== 0 || !name)
          return { closed: ended === 'timeout' ? `no answer in ${longestMs / 1000} s` : 'not reachable' };
        const version = await findTemporalVersion(join(folder, name));
        if (!version || !isAtLeast(version.server, oldestServer))
          return { closed: `it brought server ${version?.server ?? 'unknown'}, older than ${oldestServer}` };
        const path = keepProgram(join(folder, name), join(binFolder, 'temporal'));
        return { path, source: `the SDK's download of temporal ${version.command}`, serverVersion: version.server };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function runDownload(folder: string): Promise<number | 'timeout' | null> {
  const script = fileURLToPath(new URL('./officialDownload.run.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, `v${commandVersion}`], {
    cwd: checkout,
    stdio: 'ignore',
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      resolve('timeout');
    }, longestMs);
    child.on('error', () => resolve(null));
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
}
