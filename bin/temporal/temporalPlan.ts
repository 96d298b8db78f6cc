import type { ProcessPlan } from '../supervise/supervisedProcess.js';

/** Search attributes of clearances (architecture: hub at start, parked cause and since while parked, outcome at the end). */
export const searchAttributes = {
  Hub: 'Keyword',
  ParkedCause: 'Keyword',
  ParkedSince: 'Datetime',
  Outcome: 'Keyword',
} as const;

/**
 * Settings of the server that differ from its own; docker/temporal-dynamic-config.yaml says the same for one with its own
 * processes. A workflow task that was lost twice in a row, with workers that died or were too slow, is given ever longer by
 * the server, up to ten minutes, in which its case stands still and nobody says why. Here it is seconds.
 */
const dynamicConfig = { 'history.workflowTaskRetryMaxInterval': '5s' } as const;

/** How Temporal's development server is run for an installation. */
export interface TemporalRun {
  program: string;
  port: number;
  namespace: string;
  /** The store: one SQLite file. */
  storeFile: string;
  logFile: string;
  /** Port of Temporal's own pages; undefined leaves them off. */
  uiPort?: number;
  /** True for a store that may be lost in a crash of the machine: tests. */
  throwaway: boolean;
}

/** The plan of the Temporal process: loopback only, its store in a file, so that open clearances survive a stop. */
export function planTemporal(run: TemporalRun): ProcessPlan {
  return {
    name: 'temporal',
    program: run.program,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(run.port), '--db-filename', run.storeFile],
      ...['--namespace', run.namespace, '--log-format', 'json', '--log-level', 'warn'],
      ...(run.uiPort === undefined
        ? ['--headless']
        : ['--ui-ip', '127.0.0.1', '--ui-port', String(run.uiPort), '--ui-disable-news-fetch']),
      ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', `synchronous=${run.throwaway ? 'OFF' : 'NORMAL'}`],
      ...Object.entries(dynamicConfig).flatMap(([key, value]) => ['--dynamic-config-value', `${key}="${value}"`]),
      ...Object.entries(searchAttributes).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
    ],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC' },
    logFile: run.logFile,
    // A clean stop takes it three seconds, which a store that is thrown away need not wait for.
    stopSignals: run.throwaway ? ['SIGKILL'] : ['SIGTERM', 'SIGKILL'],
    stopStepMs: 10_000,
    guard: {},
  };
}
