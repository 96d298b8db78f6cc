import type { Ruleset } from './pack.js';
import type { PackRegistry } from './packRegistry.js';

/**
 * The ruleset of a corridor on the day of acceptance; recorded with the declaration and handed to every later decision.
 * Throws `RULES.PACK_NOT_FOUND` if one of the two countries has no pack that day.
 */
export function rulesetRef(
  registry: PackRegistry,
  corridor: { origin: string; destination: string },
  date: string,
): Ruleset {
  const countries = [...new Set([corridor.origin, corridor.destination])];
  return { packs: countries.map((country) => registry.packAt(country, date).ref), date };
}
