import { rowsAt } from '../../rules/loader/rowsAt.js';
import type { PackRegistry } from '../../rules/loader/packRegistry.js';

/** A permit that goods of a code need at their origin. */
export interface PermitMark {
  readonly permitType: string;
  readonly agency: string;
  /** ISO 3166-1 alpha-2, or `*`. */
  readonly destinations: readonly string[];
  /** `some`: only part of the code's goods. */
  readonly applies: 'all' | 'some';
  /** Row of the pack. */
  readonly ruleId: string;
}

/**
 * The permits that the origin's pack asks for, for each code. An empty answer of a country whose pack does not know the
 * goods says nothing: `guidance` says what is known.
 *
 * @param date YYYY-MM-DD
 */
export function createPermitMarks(
  registry: PackRegistry,
  origin: string,
  destination: string | undefined,
  date: string,
): (code: string) => PermitMark[] {
  const pack = registry.findPackAt(origin, date);
  const rows = rowsAt(pack?.lists.permits ?? [], date).filter(
    ({ onRequest, destinations }) =>
      onRequest === undefined &&
      (destination === undefined || destinations.includes(destination) || destinations.includes('*')),
  );
  return (code) =>
    rows.flatMap(({ id, permitType, agency, destinations, hs }) => {
      const all = hs.some((prefix) => code.startsWith(prefix));
      if (!all && !hs.some((prefix) => prefix.startsWith(code))) return [];
      return [{ permitType, agency, destinations, applies: all ? 'all' : 'some', ruleId: id }];
    });
}
