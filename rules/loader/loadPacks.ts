import type { Pack } from './pack.js';
import { PackError } from './packError.js';
import { createGrowingRegistry, type GrowingRegistry } from './growingRegistry.js';
import { parsePack } from './parsePack.js';
import { joinUnions } from './withinUnion.js';
import { findBaseRoot, readPackFolder, type RawPacks } from './readPackFolder.js';

/**
 * Reads every pack below `root` (`<country>/<effective from>/*.json`), once, at start.
 * A root with an `overlay.json` is laid over the root it names: its files replace files of the same name.
 * Throws `RULES.PACK_INVALID` naming every fault, since an installation must not start on law it cannot read.
 */
export function loadPacks(root: string): GrowingRegistry {
  const packs: Pack[] = [];
  const faults: string[] = [];
  for (const [id, files] of readWithBase(root)) {
    const result = parsePack(files);
    if ('problems' in result) {
      faults.push(...result.problems.map((problem) => `${id}/${problem.file}${problem.at}: ${problem.message}`));
    } else if (result.pack.ref.id !== id) {
      faults.push(`${id}/pack.json: says it is ${result.pack.ref.id}`);
    } else {
      packs.push(result.pack);
    }
  }
  const joined = joinUnions(packs);
  faults.push(...joined.faults);
  if (faults.length > 0)
    throw new PackError('RULES.PACK_INVALID', `Country packs below ${root}:\n${faults.join('\n')}`);
  return createGrowingRegistry(joined.packs);
}

function readWithBase(root: string): RawPacks {
  const base = findBaseRoot(root);
  const packs = base === undefined ? new Map<string, Map<string, unknown>>() : readWithBase(base);
  for (const [id, files] of readPackFolder(root)) {
    packs.set(id, new Map([...(packs.get(id) ?? []), ...files]));
  }
  return packs;
}
