import { CliFault } from '../context.js';

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * An instant from what a person writes: an instant in ISO 8601, or how long ago it was.
 * @param nowMs milliseconds since the epoch
 * @returns milliseconds since the epoch
 */
export function readInstant(text: string, nowMs: number): number {
  const [, length, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (length !== undefined) return nowMs - Number(length) * (UNIT_MS[unit] ?? 0);
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at))
    throw new CliFault(`--since takes an instant, a length such as 10m, or a position, not ${text}.`);
  return at;
}
