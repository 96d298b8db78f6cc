import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hasCode } from '../../process/hasCode.js';
import { setupFolder } from '../checkout.mjs';
import { SetupFailure, type StepResult } from '../step.mjs';
import { serverVersion } from './pins.js';

const run = promisify(execFile);
const longestBuildMs = 30 * 60_000;

/** The two programs of a Temporal that keeps its store in PostgreSQL. Both carry settings and schema inside. */
export interface ClusterPrograms {
  /** All four services of the server in one process. */
  server: string;
  /** Creates the databases and brings their schema up to date. */
  sqlTool: string;
}

const folder = join(setupFolder, 'bin', `temporal-${serverVersion}`);

/** Where the two programs lie once they were built. */
export const clusterPrograms: ClusterPrograms = { server: join(folder, 'server'), sqlTool: join(folder, 'sql') };

/**
 * Builds the two programs from Temporal's own Go module and keeps them; later starts need no network.
 * The first build takes some minutes on a small machine.
 * @throws SetupFailure when there is no Go here, or the build fails
 */
export async function provideClusterPrograms(): Promise<StepResult> {
  if (existsSync(folder)) return { outcome: 'reused', detail: `Temporal server ${serverVersion} from its Go module` };
  const next = `${folder}.${process.pid}`;
  mkdirSync(next, { recursive: true });
  try {
    const module = 'go.temporal.io/server/cmd';
    await run('go', ['install', `${module}/server@v${serverVersion}`, `${module}/tools/sql@v${serverVersion}`], {
      env: { ...process.env, GOBIN: next },
      timeout: longestBuildMs,
      maxBuffer: 16 * 1024 * 1024,
    });
    renameSync(next, folder);
  } catch (error) {
    rmSync(next, { recursive: true, force: true });
    const said = hasCode(error, 'ENOENT') ? 'there is no go here' : String(error).split('\n').slice(0, 6).join('\n');
    throw new SetupFailure(
      `Temporal server ${serverVersion} was not built: ${said}`,
      'install Go 1.26 or newer and see that it reaches its module proxy, or set TEMPORAL_ADDRESS to a cluster of your own',
    );
  }
  return { outcome: 'done', detail: `Temporal server ${serverVersion}, built from its Go module` };
}
