import type { Pack } from './pack.js';
import type { PackRegistry } from './packRegistry.js';
import { rowsAt } from './rowsAt.js';

/**
 * The packs whose rules bind a country on a day (YYYY-MM-DD): its own, those of unions it is a member of, and those of
 * international authorities; in this order, each in force that day. A country's own pack that stands within a union has the
 * union's rows already.
 */
export function packsBinding(registry: PackRegistry, country: string, date: string): Pack[] {
  const own = registry.findPackAt(country, date);
  const names = [...new Set(registry.packs.map((pack) => pack.manifest.country))].sort();
  const others = names
    .flatMap((name) => registry.findPackAt(name, date) ?? [])
    .filter((pack) => pack !== own && pack.ref.id !== own?.manifest.within && binds(pack, country, date));
  return [...(own === undefined ? [] : [own]), ...others];
}

function binds({ manifest, lists }: Pack, country: string, date: string): boolean {
  if (manifest.roles.includes('international')) return true;
  return manifest.roles.includes('union') && rowsAt(lists.members, date).some((row) => row.country === country);
}

/** The unions, by their codes, that a country is a member of on a day: as its pack says, or as the union names it. */
export function unionsBinding(registry: PackRegistry, country: string, date: string): string[] {
  const within = registry.findPackAt(country, date)?.manifest.within;
  const named = packsBinding(registry, country, date)
    .filter(({ manifest }) => manifest.roles.includes('union'))
    .map(({ manifest }) => manifest.country);
  return within === undefined ? named : [...named, within.slice(0, within.indexOf('/'))];
}
