import type { Pack } from './pack.js';
import { PackError } from './packError.js';
import { createPackRegistry, type PackRegistry } from './packRegistry.js';

/** A registry to which packs are added while the installation runs: those that were published after it began. */
export interface GrowingRegistry extends PackRegistry {
  /**
   * Adds a pack. One that is there already with the same content is left alone.
   * Throws `RULES.PACK_CHANGED` where the same country and day is there with other content: a date is published once.
   */
  add(pack: Pack): void;
}

/** Begins with the packs that the installation was started with. What is asked sees all packs of one moment, never half of them. */
export function createGrowingRegistry(packs: readonly Pack[]): GrowingRegistry {
  let current = createPackRegistry(packs);
  return {
    get packs() {
      return current.packs;
    },
    findPackAt: (country, date) => current.findPackAt(country, date),
    dayIn: (country, instant) => current.dayIn(country, instant),
    packAt: (country, date) => current.packAt(country, date),
    packOf: (ruleset, country) => current.packOf(ruleset, country),
    add(pack) {
      const known = current.packs.find(({ ref }) => ref.id === pack.ref.id);
      if (known === undefined) {
        current = createPackRegistry([...current.packs, pack]);
      } else if (known.ref.hash !== pack.ref.hash) {
        throw new PackError('RULES.PACK_CHANGED', `${pack.ref.id} is ${known.ref.hash} here, not ${pack.ref.hash}`);
      }
    },
  };
}
