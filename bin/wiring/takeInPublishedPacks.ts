import type { Logger } from 'pino';
import { listPublishedPacks, type PublishedPackRow } from '../../prisma/queries/publishedPacks.js';
import { OwnPartAway } from '../../prisma/recordErrors.js';
import type { RecordOptions } from '../../prisma/withActor.js';
import type { GrowingRegistry } from '../../rules/loader/growingRegistry.js';
import { PackError } from '../../rules/loader/packError.js';
import { readProposedPack } from '../../rules/loader/proposedPack.js';

/**
 * Adds to a process's packs what a transaction finds published beside them, before anything is decided in it. Law that this
 * release cannot read makes the process unready: the transaction ends in `SYSTEM.NOT_READY` and is for another process to do.
 */
export function takeInPublishedPacks(
  registry: GrowingRegistry,
  log: Logger,
): NonNullable<RecordOptions['onPublishedPacks']> {
  let takenIn = 0;
  return async (tx, published) => {
    if (published === takenIn) return;
    const known = registry.packs.map(({ ref }) => ref.id);
    for (const row of await listPublishedPacks(tx, known)) {
      add(registry, row, log);
      log.info({ pack: row.id, hash: row.hash }, 'a published pack is known from now on');
    }
    takenIn = published;
  };
}

function add(registry: GrowingRegistry, row: PublishedPackRow, log: Logger): void {
  try {
    registry.add(readPublished(registry, row));
  } catch (thrown) {
    if (!(thrown instanceof PackError)) throw thrown;
    log.error({ err: thrown, pack: row.id }, 'published law cannot be read by this release');
    throw new OwnPartAway(thrown, 'SYSTEM.NOT_READY');
  }
}

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
