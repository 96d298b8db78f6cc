import { createGrowingRegistry, type GrowingRegistry } from '../../../rules/loader/growingRegistry.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import type { Pack } from '../../../rules/loader/pack.js';

const known = new Map<string, readonly Pack[]>();

/** A registry of one's own over the packs of a folder, which a test file reads once. */
export function registryOf(root: string): GrowingRegistry {
  const packs = known.get(root) ?? loadPacks(root).packs;
  known.set(root, packs);
  return createGrowingRegistry(packs);
}
