import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { join } from 'node:path';
import type { Rung } from './ladder.js';
import { commandVersion } from './pins.js';
import { findTemporalVersion } from './temporalVersion.js';
import { hasCode } from '../../process/hasCode.js';

const run = promisify(execFile);

/** Temporal's command built from its Go module. Some minutes on a small machine, so it is the last rung. */
export function goInstall(binFolder: string): Rung {
  return {
    name: 'go install',
    async take() {
      try {
        await run('go', ['install', `github.com/temporalio/cli/cmd/temporal@v${commandVersion}`], {
          env: { ...process.env, GOBIN: binFolder },
          timeout: 20 * 60_000,
        });
      } catch (error) {
        return {
          closed: hasCode(error, 'ENOENT') ? 'no Go here' : (String(error).split('\n')[0] ?? 'failed'),
        };
      }
      const path = join(binFolder, 'temporal');
      const version = await findTemporalVersion(path);
      return version
        ? { path, source: `go install of temporal ${commandVersion}`, serverVersion: version.server }
        : { closed: 'what it built does not run' };
    },
  };
}
