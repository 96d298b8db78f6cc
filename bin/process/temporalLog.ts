import type { LogLevel, LogMetadata, Logger as SdkLogger } from '@temporalio/worker';
import type { Logger } from 'pino';
import { describeFailure } from './describeFailure.js';

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const satisfies Record<
  LogLevel,
  string
>;

/**
 * What the SDK says beside a line that is ids, names and numbers, and so may be kept. Everything else may hold what a
 * failure said: of that only the kinds are kept.
 */
const PLAIN = new Set([
  ...['sdkComponent', 'namespace', 'taskQueue', 'identity', 'buildId', 'deploymentName', 'isLocal', 'attempt'],
  ...['workflowId', 'workflow_id', 'runId', 'run_id', 'workflowType', 'activityId', 'activityType', 'activity_id'],
  ...['activity_type', 'durationMs', 'timestampNanos', 'taskToken', 'state', 'target', 'worker_id'],
]);

/**
 * The Temporal SDK's log as lines of ours. It says which failures there were, never what they said: their messages may
 * hold what a person wrote, and go to the engine encrypted only.
 */
export function temporalLog(log: Logger): SdkLogger {
  const write = (level: LogLevel, message: string, meta: LogMetadata = {}): void =>
    log[levels[level]](redact(meta), withoutQuote(message));
  return {
    log: write,
    trace: (message, meta) => write('TRACE', message, meta),
    debug: (message, meta) => write('DEBUG', message, meta),
    info: (message, meta) => write('INFO', message, meta),
    warn: (message, meta) => write('WARN', message, meta),
    error: (message, meta) => write('ERROR', message, meta),
  };
}

/** `Error while processing ActivityTask.start: …` goes on with what the failure said. */
const withoutQuote = (message: string): string => message.replace(/^(Error while [^:]+|Failed to [^:]+): .*$/s, '$1');

function redact(meta: LogMetadata): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(meta).flatMap(([name, value]): [string, unknown][] => {
      if (value instanceof Error) return [[name, describeFailure(value)]];
      if (PLAIN.has(name) && ['string', 'number', 'boolean', 'bigint'].includes(typeof value))
        return [[name, typeof value === 'bigint' ? String(value) : value]];
      return value === undefined ? [] : [[name, '********']];
    }),
  );
}
