import type { PackReference } from '../../domain/decision.js';
import { clockTimeIn } from '../calendar/zonedTime.js';
import type { Pack, Ruleset } from './pack.js';
import { PackError } from './packError.js';

/** All packs of an installation, by country and day. */
export interface PackRegistry {
  readonly packs: readonly Pack[];
  /** The pack in force for a country on a day (YYYY-MM-DD), if there is one. */
  findPackAt(country: string, date: string): Pack | undefined;
  /**
   * The day (YYYY-MM-DD) that it is in a country at an instant (ISO 8601 UTC), by the clocks its newest pack names: law
   * changes at the country's own midnight. The day in UTC for a country without a pack.
   */
  dayIn(country: string, instant: string): string;
  /** As `findPackAt`; throws `RULES.PACK_NOT_FOUND`. */
  packAt(country: string, date: string): Pack;
  /**
   * The pack a ruleset was fixed to. Throws `RULES.PACK_NOT_FOUND` if the ruleset has none of that country or it is
   * gone, `RULES.PACK_CHANGED` if its content is no longer the same: a published date is never edited.
   */
  packOf(ruleset: Ruleset, country: string): Pack;
}

export function createPackRegistry(packs: readonly Pack[]): PackRegistry {
  const newestFirst = [...packs].sort((a, b) => (a.manifest.effectiveFrom < b.manifest.effectiveFrom ? 1 : -1));
  const byId = new Map(packs.map((pack) => [pack.ref.id, pack]));

  const findPackAt = (country: string, date: string): Pack | undefined =>
    newestFirst.find((pack) => pack.manifest.country === country && pack.manifest.effectiveFrom <= date);

  return {
    packs: [...byId.values()],
    findPackAt,
    dayIn(country, instant) {
      const newest = newestFirst.find((pack) => pack.manifest.country === country);
      return clockTimeIn(instant, newest?.manifest.timeZone ?? 'UTC').date;
    },
    packAt(country, date) {
      const pack = findPackAt(country, date);
      if (pack === undefined) throw new PackError('RULES.PACK_NOT_FOUND', `No pack of ${country} holds on ${date}`);
      return pack;
    },
    packOf(ruleset, country) {
      const ref = ruleset.packs.find((candidate) => candidate.id.startsWith(`${country}/`));
      if (ref === undefined) throw new PackError('RULES.PACK_NOT_FOUND', `The ruleset names no pack of ${country}`);
      return unchangedPack(byId.get(ref.id), ref);
    },
  };
}

function unchangedPack(pack: Pack | undefined, ref: PackReference): Pack {
  if (pack === undefined) throw new PackError('RULES.PACK_NOT_FOUND', `Pack ${ref.id} is not installed`);
  if (pack.ref.hash !== ref.hash) {
    throw new PackError(
      'RULES.PACK_CHANGED',
      `Pack ${ref.id} is ${pack.ref.hash}, the decision was fixed to ${ref.hash}`,
    );
  }
  return pack;
}
