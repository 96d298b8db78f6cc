import type { Pack } from './pack.js';
import { createPackRegistry, type PackRegistry } from './packRegistry.js';
import { parsePack, type PackProblem } from './parsePack.js';
import { withinUnion } from './withinUnion.js';

/** A pack's own rows, and the pack as it answers: with the law of its union. The same where it is within none. */
export interface ProposedPack {
  own: Pack;
  joined: Pack;
}

/** The pack that files make beside the packs that are there, or everything that is wrong. */
export function readProposedPack(
  { packs }: Pick<PackRegistry, 'packs'>,
  files: Readonly<Record<string, unknown>>,
): ProposedPack | { problems: PackProblem[] } {
  const parsed = parsePack(new Map(Object.entries(files)));
  if ('problems' in parsed) return parsed;
  const { pack: own } = parsed;
  const { country, effectiveFrom, id, within } = own.manifest;
  if (id !== `${country}/${effectiveFrom}`) {
    const message = `must be ${country}/${effectiveFrom}, as its country and day say`;
    return { problems: [{ file: 'pack.json', at: '/id', message }] };
  }
  if (within === undefined) return { own, joined: own };
  const union = packs.find(({ ref, manifest }) => ref.id === within && manifest.roles.includes('union'));
  if (union !== undefined) return { own, joined: withinUnion(own, union) };
  const message = `is within ${within}, which is no pack of a union here`;
  return { problems: [{ file: 'pack.json', at: '/within', message }] };
}

/** The packs as they would be with a proposed one: in the place of one of the same country and day, if there is one. */
export const registryWith = ({ packs }: Pick<PackRegistry, 'packs'>, proposed: Pack): PackRegistry =>
  createPackRegistry([...packs.filter(({ ref }) => ref.id !== proposed.ref.id), proposed]);
