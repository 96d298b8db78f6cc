import { join } from 'node:path';
import { checkout } from '../setup/checkout.mjs';
import type { ProcessPlan } from '../supervise/supervisedProcess.js';

/** Ports of a Temporal server that runs all its services in one process, beside the one that clients call. */
export const innerPorts = [
  'FRONTEND_MEMBERSHIP_PORT',
  'FRONTEND_HTTP_PORT',
  'MATCHING_GRPC_PORT',
  'MATCHING_MEMBERSHIP_PORT',
  'HISTORY_GRPC_PORT',
  'HISTORY_MEMBERSHIP_PORT',
  'WORKER_GRPC_PORT',
  'WORKER_MEMBERSHIP_PORT',
] as const;

/** PostgreSQL as the engine reaches it, and its two databases there. */
export interface ClusterStore {
  port: number;
  role: string;
  password: string;
  /** Histories and tasks. */
  database: string;
  /** What lists and counts read. */
  visibilityDatabase: string;
}

/** How a Temporal server with its store in PostgreSQL is run for an installation. */
export interface ClusterRun {
  program: string;
  /** Port that clients call. */
  port: number;
  /** Free ports for the services to reach each other, one for each of `innerPorts`. */
  inner: readonly number[];
  store: ClusterStore;
  logFile: string;
  /** True for a store that is thrown away: nobody waits for a clean stop. */
  throwaway: boolean;
}

/** Settings that the server reads while it runs; the containers have the same. */
export const dynamicConfigFile = join(checkout, 'docker', 'temporal-dynamic-config.yaml');

/**
 * The plan of the Temporal process on PostgreSQL: loopback only. The number of shards is chosen once for a store and never
 * changed; four are plenty for one machine.
 */
export function planCluster(run: ClusterRun): ProcessPlan {
  const { store } = run;
  return {
    name: 'temporal',
    program: run.program,
    args: ['--allow-no-auth', 'start'],
    env: {
      PATH: process.env.PATH,
      TZ: 'UTC',
      LOG_LEVEL: 'warn',
      BIND_ON_IP: '127.0.0.1',
      DB: 'postgres12',
      POSTGRES_SEEDS: '127.0.0.1',
      DB_PORT: String(store.port),
      POSTGRES_USER: store.role,
      POSTGRES_PWD: store.password,
      DBNAME: store.database,
      VISIBILITY_DBNAME: store.visibilityDatabase,
      NUM_HISTORY_SHARDS: '4',
      FRONTEND_GRPC_PORT: String(run.port),
      ...Object.fromEntries(innerPorts.map((name, index) => [name, String(run.inner[index])])),
      DYNAMIC_CONFIG_FILE_PATH: dynamicConfigFile,
    },
    logFile: run.logFile,
    stopSignals: run.throwaway ? ['SIGKILL'] : ['SIGTERM', 'SIGKILL'],
    stopStepMs: 10_000,
    guard: {},
  };
}
