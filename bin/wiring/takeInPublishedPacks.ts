import type { Logger } from 'pino';
import { listPublishedPacks, type PublishedPackRow } from '../../prisma/queries/publishedPacks.js';
import { OwnPartAway } from '../../prisma/recordErrors.js';
import type { OnBegin } from '../../prisma/withActor.js';
import type { GrowingRegistry } from '../../rules/loader/growingRegistry.js';
import { PackError } from '../../rules/loader/packError.js';
import { readProposedPack } from '../../rules/loader/proposedPack.js';

/**
 * Adds to a process's packs what a transaction finds published beside them, before anything is decided in it. Law that this
 * release cannot read, and law of a country and day of which its folder has another, make the process unready: the
 * transaction ends in `SYSTEM.NOT_READY` and is for another process to do.
 */
export function takeInPublishedPacks(registry: GrowingRegistry, log: Logger): NonNullable<OnBegin['publishedPacks']> {
  let counted = 0;
  const takenIn = new Set<string>();
  return async (tx, published) => {
    if (published === counted) return;
    for (const row of await listPublishedPacks(tx, [...takenIn])) {
      takeIn(registry, row, log);
      takenIn.add(row.id);
    }
    counted = published;
  };
}

function takeIn(registry: GrowingRegistry, row: PublishedPackRow, log: Logger): void {
  const { id, hash } = row;
  try {
    const own = registry.packs.find(({ ref }) => ref.id === id);
    if (own === undefined) {
      registry.add(readPublished(registry, row));
      log.info({ pack: id, hash }, 'a published pack is known from now on');
    } else if (own.ref.hash !== hash) {
      throw otherContent(id, own.ref.hash, hash);
    }
  } catch (thrown) {
    if (!(thrown instanceof PackError)) throw thrown;
    log.error({ err: thrown, pack: id }, 'published law cannot be taken in by this process');
    throw new OwnPartAway(thrown, 'SYSTEM.NOT_READY');
  }
}

/** What two people signed is law here; a folder that says otherwise of the same day is to be mended, not to be chosen from. */
const otherContent = (id: string, inFolder: string, published: string): PackError =>
  new PackError(
    'RULES.PACK_CHANGED',
    `${id} was published here as ${published}, and the folder of packs (COUNTRIES_DIR) has it as ${inFolder}. ` +
      'A published date is never edited: give the pack of the folder another day, or take it out',
  );

function readPublished(registry: GrowingRegistry, { id, hash, files }: PublishedPackRow) {
  const read = readProposedPack(registry, files);
  if ('problems' in read) {
    const problems = read.problems.map(({ file, at, message }) => `${file}${at}: ${message}`).join('; ');
    throw new PackError('RULES.PACK_INVALID', `The published pack ${id} cannot be read: ${problems}`);
  }
  if (read.joined.ref.hash !== hash) {
    throw new PackError(
      'RULES.PACK_CHANGED',
      `The published pack ${id} is ${read.joined.ref.hash}, signed was ${hash}`,
    );
  }
  return read.joined;
}
