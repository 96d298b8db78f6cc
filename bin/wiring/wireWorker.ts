import pg from 'pg';
import type { Logger } from 'pino';
import type { WorkerConfig } from '../config/processSettings.js';
import type { ReadinessChecks } from '../process/answerHealth.js';

/** A worker's activities with everything they are given. */
export interface WiredWorker {
  activities: object;
  checks: ReadinessChecks;
  /** Ends its connections, after the last activity has finished. */
  close(): Promise<void>;
}

/** Makes the worker's clients and adapters and hands them to the activities. */
export async function wireWorker(config: WorkerConfig, log: Logger): Promise<WiredWorker> {
  const pool = new pg.Pool({ connectionString: config.DATABASE_URL });
  pool.on('error', (error) => log.warn({ err: error }, 'database connection lost'));
  return {
    activities: {},
    checks: { database: async () => void (await pool.query('SELECT 1')) },
    close: () => pool.end(),
  };
}
