import type { PackRegistry } from '../../loader/packRegistry.js';
import { packsBinding } from '../../loader/packsBinding.js';
import { rowsAt } from '../../loader/rowsAt.js';
import type { Confidence } from '../../schemas/row.js';

/** A case that has ended: on which day (YYYY-MM-DD, UTC), from where to where; null where it never said. */
export interface EndedCase {
  endedOn: string;
  originCountry: string | null;
  destinationCountry: string | null;
}

/** Why something is kept for as long as it is. */
export interface KeptBecause {
  /** Whose law; null for the product's default where the case names no country. */
  country: string | null;
  years: number;
  /** Row of the country's pack; null for the default. */
  rowId: string | null;
  source: string;
  confidence: Confidence;
}

export interface Kept {
  /** The last instant, ISO 8601 UTC. */
  until: string;
  because: KeptBecause;
}

/**
 * Until when a case has to be kept: by the law of both its countries on the day on which it ended, the longer one. For a
 * country whose law is not known the default counts, from the end of the year.
 * @param defaultYears a setting of the installation
 */
export function keepUntil(registry: PackRegistry, ended: EndedCase, defaultYears: number): Kept {
  const { endedOn, originCountry, destinationCountry } = ended;
  const byDefault = (country: string | null): Kept => ({
    until: endOf(endedOn, defaultYears, 'end_of_year'),
    because: { country, years: defaultYears, rowId: null, source: 'RETENTION_YEARS', confidence: 'default' },
  });
  const periods = [originCountry, destinationCountry].flatMap((country): Kept[] => {
    if (country === null) return [byDefault(null)];
    const rows = packsBinding(registry, country, endedOn).flatMap(({ lists }) => rowsAt(lists.retention, endedOn));
    if (rows.length === 0) return [byDefault(country)];
    return rows.map(({ id: rowId, years, countsFrom, source, confidence }) => ({
      until: endOf(endedOn, years, countsFrom),
      because: { country, years, rowId, source, confidence },
    }));
  });
  return periods.reduce(
    (longest, next) => (next.until > longest.until ? next : longest),
    periods[0] ?? byDefault(null),
  );
}

/** The last instant of the day so many years later; of 29 February the last one of 1 March where there is none. */
function endOf(day: string, years: number, countsFrom: 'end_of_year' | 'day'): string {
  const at = new Date(`${countsFrom === 'day' ? day : `${day.slice(0, 4)}-12-31`}T23:59:59.999Z`);
  at.setUTCFullYear(at.getUTCFullYear() + years);
  return at.toISOString();
}
