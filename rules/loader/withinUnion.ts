import type { PackLists } from '../schemas/lists.js';
import { LIST_NAMES } from '../schemas/lists.js';
import { hashPack } from './hashPack.js';
import type { Pack } from './pack.js';

/**
 * A member's pack with the law of its union: the rows of both, the union's first. Of two regimes of the same code the
 * member's holds. The hash covers both, since a decision rests on both.
 */
export function withinUnion(member: Pack, union: Pack): Pack {
  const own = new Set(member.lists.regimes.map(({ flow, code }) => `${flow} ${code}`));
  const lists = Object.fromEntries(
    LIST_NAMES.map((name) => [name, [...(name === 'examples' ? [] : union.lists[name]), ...member.lists[name]]]),
  ) as unknown as PackLists;
  lists.regimes = lists.regimes.filter(
    (regime) => member.lists.regimes.includes(regime) || !own.has(`${regime.flow} ${regime.code}`),
  );
  const hash = hashPack({ member: member.ref.hash, union: union.ref.hash });
  return { ref: { ...member.ref, hash }, manifest: member.manifest, lists };
}

/** Packs as they answer: each member's with its union's. Names the packs whose union is not there. */
export function joinUnions(packs: readonly Pack[]): { packs: Pack[]; faults: string[] } {
  const byId = new Map(packs.map((pack) => [pack.ref.id, pack]));
  const faults: string[] = [];
  const joined = packs.map((pack) => {
    const { within } = pack.manifest;
    if (within === undefined) return pack;
    const union = byId.get(within);
    if (union?.manifest.roles.includes('union') === true) return withinUnion(pack, union);
    faults.push(`${pack.ref.id}/pack.json: is within ${within}, which is no pack of a union here`);
    return pack;
  });
  return { packs: joined, faults };
}
