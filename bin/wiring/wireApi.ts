import type { RequestListener } from 'node:http';
import pg from 'pg';
import type { Logger } from 'pino';
import { answerHealth } from '../process/answerHealth.js';
import type { ApiConfig } from '../config/processSettings.js';

/** The API with everything it is given, before it listens. */
export interface WiredApi {
  handle: RequestListener;
  /** Ends its connections, after the last request has been answered. */
  close(): Promise<void>;
}

/** Makes the API's clients and hands them to its services. */
export async function wireApi(config: ApiConfig, log: Logger): Promise<WiredApi> {
  const pool = new pg.Pool({ connectionString: config.DATABASE_URL });
  pool.on('error', (error) => log.warn({ err: error }, 'database connection lost'));
  const handle = answerHealth({ database: async () => void (await pool.query('SELECT 1')) });
  return { handle, close: () => pool.end() };
}
