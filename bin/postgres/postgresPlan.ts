import { join } from 'node:path';
import type { ProcessPlan } from '../supervise/supervisedProcess.js';
import type { PostgresPlacement } from './placement.js';
import type { ServerAccount } from './serverAccount.js';

/** How PostgreSQL is run for an installation. */
export interface PostgresRun {
  placement: PostgresPlacement;
  port: number;
  account: ServerAccount | undefined;
  logFile: string;
  /** True for data that may be lost in a crash of the machine: tests. */
  throwaway: boolean;
}

/** The plan of the PostgreSQL process: loopback only, no socket file (its path would be too long in a deep home). */
export function planPostgres(run: PostgresRun): ProcessPlan {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    shared_buffers: '128MB',
    ...(run.throwaway ? { fsync: 'off', full_page_writes: 'off' } : {}),
  };
  return {
    name: 'postgres',
    program: join(run.placement.programs, 'bin', 'postgres'),
    args: [
      '-D',
      run.placement.data,
      '-p',
      String(run.port),
      ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    env: { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' },
    cwd: run.placement.data,
    logFile: run.logFile,
    // SIGINT ends open sessions and stops cleanly; SIGTERM would wait for them.
    stopSignals: run.throwaway ? ['SIGQUIT', 'SIGKILL'] : ['SIGINT', 'SIGQUIT', 'SIGKILL'],
    stopStepMs: 10_000,
    guard: { ...run.account },
  };
}
