import type { Prisma } from '../client/client.js';

/** A row as plain data: instants as ISO 8601 text, decimals as text, big counts as numbers. */
export type Plain<Row> = { [Column in keyof Row]: PlainValue<Row[Column]> };

type PlainValue<Value> = Value extends Date
  ? string
  : Value extends Prisma.Decimal
    ? string
    : Value extends bigint
      ? number
      : Value;

const isDecimal = (value: unknown): value is { toFixed(): string } =>
  typeof value === 'object' && value !== null && 'toFixed' in value && typeof value.toFixed === 'function';

function plainValue(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return Number(value);
  // The client brings its own decimal class: it is known by what it can do, not by `instanceof`.
  return isDecimal(value) ? value.toFixed() : value;
}

/** Makes a row of the client plain. */
export function plainRow<Row extends object>(row: Row): Plain<Row> {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plainValue(value)])) as Plain<Row>;
}
