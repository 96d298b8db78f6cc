import type { Corridor } from '../../domain/declaration/declarationData.js';
import type { Ruleset } from './pack.js';
import type { PackRegistry } from './packRegistry.js';

/**
 * The ruleset of a corridor on one day of both calendars, as it is asked for in a quote or looked at afterwards.
 * Throws `RULES.PACK_NOT_FOUND` if one of the two countries has no pack that day.
 */
export const rulesetRef = (registry: PackRegistry, corridor: Corridor, date: string): Ruleset =>
  rulesetOf(registry, corridor, { date, destinationDate: date });

/**
 * The ruleset of a corridor at an instant (ISO 8601 UTC), such as that of acceptance; recorded with the declaration and
 * handed to every later decision. Each country's law is that of the day it is there.
 * Throws `RULES.PACK_NOT_FOUND` if one of the two countries has no pack that day.
 */
export const rulesetAt = (registry: PackRegistry, corridor: Corridor, instant: string): Ruleset =>
  rulesetOf(registry, corridor, {
    date: registry.dayIn(corridor.origin, instant),
    destinationDate: registry.dayIn(corridor.destination, instant),
  });

function rulesetOf(
  registry: PackRegistry,
  { origin, destination }: Corridor,
  { date, destinationDate }: Required<Pick<Ruleset, 'date' | 'destinationDate'>>,
): Ruleset {
  const originPack = registry.packAt(origin, date);
  const packs = origin === destination ? [originPack] : [originPack, registry.packAt(destination, destinationDate)];
  return { packs: packs.map(({ ref }) => ref), date, ...(destinationDate === date ? {} : { destinationDate }) };
}

/** The day whose rows hold at the destination under a ruleset, YYYY-MM-DD. */
export const dateAtDestination = ({ date, destinationDate = date }: Ruleset): string => destinationDate;
