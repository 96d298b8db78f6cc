import { clockTimeIn } from '../../rules/calendar/zonedTime.js';
import { checkPack } from '../../rules/check.js';
import type { Pack } from '../../rules/loader/pack.js';
import type { PackRegistry } from '../../rules/loader/packRegistry.js';
import { readProposedPack, type ProposedPack } from '../../rules/loader/proposedPack.js';
import { ServiceProblem, type Fault } from '../problem.js';

/** Files of a pack by name, such as `pack.json` and `measures.json`, each as JSON. */
export type PackFiles = Readonly<Record<string, unknown>>;

/** The pack that files make, sound or not. Throws `REQUEST.BODY_INVALID` with everything that cannot be read of it. */
export function getReadable(registry: PackRegistry, files: PackFiles): ProposedPack {
  const read = readProposedPack(registry, files);
  if (!('problems' in read)) return read;
  refuse(read.problems.map(({ file, at, message }) => faultAt(file, at, message)));
  throw new Error('A pack that cannot be read has faults');
}

/**
 * The pack that files make, if it may be published: sound by every check, of a country and day that has none yet, and in
 * force from a day that has not begun in the country at the instant `at` (ISO 8601 UTC).
 * Throws `REQUEST.BODY_INVALID` with all faults, `RULES.PACK_PUBLISHED`.
 */
export function getPublishable(registry: PackRegistry, files: PackFiles, at: string): Pack {
  const proposed = getReadable(registry, files);
  const { joined: pack } = proposed;
  if (registry.packs.some(({ ref }) => ref.id === pack.ref.id)) throw new ServiceProblem('RULES.PACK_PUBLISHED');
  const { effectiveFrom, id, timeZone } = pack.manifest;
  const { date: today } = clockTimeIn(at, timeZone);
  const early =
    effectiveFrom > today
      ? []
      : [faultAt('pack.json', '/effectiveFrom', `must be a day after ${today}: law is published before it holds`)];
  const unsound = checkPack(proposed).map(({ file, message }) => faultAt(file.replace(`${id}/`, ''), '', message));
  refuse([...early, ...unsound]);
  return pack;
}

const faultAt = (file: string, at: string, message: string): Fault => ({
  pointer: `/files/${file}${at}`,
  code: 'RULES.PACK_INVALID',
  message: `${file}: ${message}`,
  hint: `Mend ${file}, and check the folder with \`portolan countries check\`.`,
});

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new ServiceProblem('REQUEST.BODY_INVALID', { faults });
}
