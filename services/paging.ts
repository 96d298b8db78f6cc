import type { Position, Rows } from '../prisma/queries/keyset.js';
import { ServiceProblem } from './problem.js';

/** What a caller asks of a list. */
export interface PageRequest {
  limit: number;
  cursor?: string | undefined;
}

/** One page, and where the next begins. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const ID = /^[a-z]{3}_[0-9a-f-]{36}$|^[0-9a-f-]{36}$/;

function read(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new ServiceProblem('REQUEST.CURSOR_INVALID');
  }
}

const write = (value: unknown): string => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');

/** Position that a cursor of an instant-ordered list stands for. Throws `REQUEST.CURSOR_INVALID`. */
export function positionOf(cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  const value = read(cursor);
  if (!Array.isArray(value) || value.length !== 2) throw new ServiceProblem('REQUEST.CURSOR_INVALID');
  const [at, id] = value as unknown[];
  if (typeof at !== 'string' || typeof id !== 'string' || !INSTANT.test(at) || !ID.test(id)) {
    throw new ServiceProblem('REQUEST.CURSOR_INVALID');
  }
  return { at, id };
}

/** Number that a cursor of a numbered list stands for; 0 at its beginning. Throws `REQUEST.CURSOR_INVALID`. */
export function numberOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const value = read(cursor);
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new ServiceProblem('REQUEST.CURSOR_INVALID');
  }
  return value;
}

/** A page of rows, the next of which begins after what `positionOfRow` says of the last row. */
export function toPage<Row, Item>(
  { rows, more }: Rows<Row>,
  present: (row: Row) => Item,
  positionOfRow: (row: Row) => Position | number,
): Page<Item> {
  const last = rows.at(-1);
  const position = more && last !== undefined ? positionOfRow(last) : undefined;
  const cursor = typeof position === 'object' ? [position.at, position.id] : position;
  return { items: rows.map(present), nextCursor: cursor === undefined ? null : write(cursor) };
}
