import { connect } from 'node:net';
import { mockAddresses } from '../config/counterpartyAddresses.js';
import { loadConfig } from '../config/loadConfig.js';
import { processSettings } from '../config/processSettings.js';
import { programArguments } from '../setup/bundle/provideProgramBundles.js';
import { checkout } from '../setup/checkout.mjs';
import type { ProcessPlan } from './supervisedProcess.js';
import type { ProgramName } from './processNames.js';

/** A program of ours as one process of an installation. */
export interface ProgramRun {
  /** Name of the process: the program's, with a number from the second one on. */
  name: string;
  program: ProgramName;
  /** Its whole environment; the settings are among it. */
  environment: NodeJS.ProcessEnv;
  logFile: string;
}

/** The plan of one of our own programs. They watch their input pipe themselves and need no guard. */
export function planProgram(run: ProgramRun): ProcessPlan {
  const forceMs = Number(run.environment.SHUTDOWN_FORCE_MS ?? 12_000);
  return {
    name: run.name,
    program: process.execPath,
    args: programArguments(run.program),
    env: { ...run.environment, PORTOLAN_PROCESS: run.name, PORTOLAN_PIPE: 'watch' },
    cwd: checkout,
    logFile: run.logFile,
    stopSignals: ['SIGTERM', 'SIGKILL'],
    stopStepMs: forceMs + 1_000,
  };
}

/** Throws unless the program is ready for work. */
export async function assertProgramReady(program: ProgramName, environment: NodeJS.ProcessEnv): Promise<void> {
  switch (program) {
    case 'api':
      return assertOk(`http://${environment.API_HOST}:${environment.API_PORT}/readyz`);
    case 'worker':
      return assertOk(`http://127.0.0.1:${environment.WORKER_HEALTH_PORT}/readyz`);
    case 'mocks': {
      const config = loadConfig(environment, processSettings.mocks);
      const identity = config.PORTOLAN_ENV === 'production' ? [] : [config.DEVELOPMENT_IDENTITY_URL];
      const addresses = [...Object.values(mockAddresses(config)), ...identity];
      await Promise.all(addresses.map((address) => assertListening(new URL(address))));
    }
  }
}

async function assertOk(url: string): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) });
  const body = await answer.text();
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}: ${body.slice(0, 300)}`);
}

function assertListening(url: URL): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: url.hostname, port: Number(url.port) });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
}
