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

/** Our own database is away or too busy: nothing is known to have been written, and the same may be tried again. */
export class OwnPartAway extends Error {
  readonly code = 'RECORD.DATABASE_UNAVAILABLE' satisfies ErrorCode;

  constructor(cause: unknown) {
    super('the database is away', { cause });
    this.name = 'OwnPartAway';
  }
}

/** What a fault of the database asks for: do the transaction again at once, try again later, or neither. */
export type FaultClass = 'again' | 'away' | 'other';

/** Prisma's own codes for a server that cannot be reached, has closed, or has no connection or transaction to give. */
const AWAY_PRISMA = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']);
/**
 * SQLSTATE classes and codes: 08 connection exceptions, 53 insufficient resources, 57P01 to 57P03 shutdown and start-up,
 * 25P03 and 25P04 time-outs of the session. Source: PostgreSQL manual, appendix A.
 */
const AWAY_SQL = /^(08...|53...|57P0[1-5]|25P0[34])$/;
/** Serialization failure, deadlock. */
const AGAIN_SQL = new Set(['40001', '40P01']);
const AWAY_SOCKET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);

/** Classifies whatever a transaction threw, by the codes found anywhere along its causes. */
export function classifyFault(thrown: unknown): FaultClass {
  for (const code of codesOf(thrown, 0)) {
    if (code === 'P2034' || code === 'TransactionWriteConflict' || AGAIN_SQL.has(code)) return 'again';
    if (AWAY_PRISMA.has(code) || AWAY_SQL.test(code) || AWAY_SOCKET.has(code) || AWAY_DRIVER.has(code)) return 'away';
  }
  return 'other';
}

/** Kinds of fault of Prisma's driver adapters. */
const AWAY_DRIVER = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TransactionAlreadyClosed',
]);

function codesOf(thrown: unknown, depth: number): string[] {
  if (typeof thrown !== 'object' || thrown === null || depth > 5) return [];
  const own = ['code', 'originalCode', 'kind'].flatMap((key) => {
    const value: unknown = Reflect.get(thrown, key);
    return typeof value === 'string' ? [value] : [];
  });
  const inner = ['meta', 'driverAdapterError', 'cause'].flatMap((key) => codesOf(Reflect.get(thrown, key), depth + 1));
  return [...own, ...inner];
}
