import { pino, type Logger } from 'pino';
import { findCorrelation } from '../../services/correlation.js';
import type { Config } from '../config.js';
import { describeFailure, isOfTheDatabase } from './describeFailure.js';

/** Fields that never go into a log, wherever they stand in what is logged. */
const redacted = ['authorization', 'cookie', 'token', 'password', 'secret', 'webhook-signature'];

/**
 * The log of one process: JSON lines on standard output.
 * @param name of the process, such as `worker-2`
 */
export function createLog(name: string, level: Config['LOG_LEVEL']): Logger {
  return pino({
    level,
    base: { process: name, pid: process.pid },
    // Everything said while a request is answered names it.
    mixin: () => ({ ...findCorrelation() }),
    timestamp: pino.stdTimeFunctions.isoTime,
    // A database quotes the values of the statement that failed.
    serializers: { err: (thrown: unknown) => describeFailure(thrown, (failure) => !isOfTheDatabase(failure)) },
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: redacted.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`]),
      censor: '********',
    },
  });
}
