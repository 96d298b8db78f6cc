import type { ErrorCode } from '../domain/errors/errors.js';

/** A rule of the record was broken, or what must be there is not. `code` says what to do about it (domain/errors). */
export class RecordError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'RecordError';
    this.code = code;
  }
}

/** Which part of ours is away, in words for the log. */
const AWAY = {
  'RECORD.DATABASE_UNAVAILABLE': 'the database is away',
  'SYSTEM.NOT_READY': 'this process cannot do it yet',
} as const satisfies { [code in ErrorCode]?: string };

/**
 * Our own database is away or too busy, or this process is not ready for what is in it: nothing is known to have been
 * written, or not to have been, and the same is tried again under the same keys.
 */
export class OwnPartAway extends Error {
  readonly code: keyof typeof AWAY;

  constructor(cause: unknown, code: keyof typeof AWAY = 'RECORD.DATABASE_UNAVAILABLE') {
    super(AWAY[code], { cause });
    this.name = 'OwnPartAway';
    this.code = code;
  }
}

/** What a fault of the database asks for: do the transaction again at once, try again later, or neither. */
export type FaultClass = 'again' | 'away' | 'other';

/** Prisma's own codes for a server that cannot be reached, has closed, or has no connection or transaction to give. */
const AWAY_PRISMA = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']);
/**
 * SQLSTATE classes and codes: 08 connection exceptions, 53 insufficient resources, 57P01 to 57P05 shutdown, crash and
 * start-up, 58 faults of the system below, 25006 a server in recovery that only reads, 25P03 and 25P04 time-outs of the
 * session. Source: PostgreSQL manual, appendix A.
 */
const AWAY_SQL = /^(08...|53...|57P0[1-5]|58...|25006|25P0[34])$/;
/** Serialization failure, deadlock, completion unknown; a lock waited for too long; a statement that somebody cancelled. */
const AGAIN_SQL = new Set(['40001', '40P01', '40003', '55P03', '57014']);
const AWAY_SOCKET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNABORTED',
]);

/**
 * What the driver (pg, pg-pool) throws, without any code, when a connection broke or could not be had. A transaction whose
 * COMMIT was cut off ends like this too: whether it was committed is then unknown, and its keys make doing it again safe.
 */
export const BROKEN_CONNECTION: ReadonlySet<string> = new Set([
  'Connection terminated unexpectedly',
  'Connection terminated',
  'Connection terminated due to connection timeout',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Query read timeout',
  'Cannot use a pool after calling end on the pool',
]);

/**
 * Classifies whatever a transaction threw, by the codes found anywhere along its causes, and by the driver's own words
 * where it gives no code.
 */
export function classifyFault(thrown: unknown): FaultClass {
  const marks = marksOf(thrown, 0);
  for (const code of marks.codes) {
    if (code === 'P2034' || code === 'TransactionWriteConflict' || AGAIN_SQL.has(code)) return 'again';
    if (AWAY_PRISMA.has(code) || AWAY_SQL.test(code) || AWAY_SOCKET.has(code) || AWAY_DRIVER.has(code)) return 'away';
  }
  return marks.messages.some((message) => BROKEN_CONNECTION.has(message)) ? 'away' : 'other';
}

/** Kinds of fault of Prisma's driver adapters. */
const AWAY_DRIVER = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TransactionAlreadyClosed',
]);

/** Codes and messages of an error and of what caused it. */
function marksOf(thrown: unknown, depth: number): { codes: string[]; messages: string[] } {
  if (typeof thrown !== 'object' || thrown === null || depth > 5) return { codes: [], messages: [] };
  const textsAt = (keys: readonly string[]): string[] =>
    keys.flatMap((key) => {
      const value: unknown = Reflect.get(thrown, key);
      return typeof value === 'string' ? [value] : [];
    });
  const inner = ['meta', 'driverAdapterError', 'cause'].map((key) => marksOf(Reflect.get(thrown, key), depth + 1));
  return {
    codes: [...textsAt(['code', 'originalCode', 'kind']), ...inner.flatMap(({ codes }) => codes)],
    messages: [...textsAt(['message', 'originalMessage']), ...inner.flatMap(({ messages }) => messages)],
  };
}
