import type { Logger } from 'pino';
import type { Actor } from '../../prisma/actor.js';
import { listPublishedPacks, type PublishedPackRow } from '../../prisma/queries/publishedPacks.js';
import type { RecordAccess } from '../../prisma/withActor.js';
import type { GrowingRegistry } from '../../rules/loader/growingRegistry.js';
import { PackError } from '../../rules/loader/packError.js';
import { readProposedPack } from '../../rules/loader/proposedPack.js';

/** A pack is published a day before it holds at the latest, so that seconds are soon enough. */
const EVERY_MS = 5_000;

export interface PackFollower {
  /** Takes in what has been published since. @throws PackError for law that this release cannot read */
  look(): Promise<void>;
  stop(): void;
}

/**
 * Adds to a process's packs what was published in the installation, at the start and from then on. Law that cannot be read
 * stops the start; a database that is away does not, and is asked again.
 */
export async function followPublishedPacks(
  { record, registry, log }: { record: RecordAccess; registry: GrowingRegistry; log: Logger },
  actor: Actor,
): Promise<PackFollower> {
  const look = async (): Promise<void> => {
    const known = registry.packs.map(({ ref }) => ref.id);
    for (const row of await record.withActor(actor, (tx) => listPublishedPacks(tx, known))) {
      registry.add(readPublished(registry, row));
      log.info({ pack: row.id, hash: row.hash }, 'a published pack is known from now on');
    }
  };
  try {
    await look();
  } catch (thrown) {
    if (thrown instanceof PackError) throw thrown;
    log.warn({ err: thrown }, 'published packs could not be read yet');
  }
  const timer = setInterval(() => {
    look().catch((thrown: unknown) => log.error({ err: thrown }, 'published packs could not be read'));
  }, EVERY_MS);
  timer.unref();
  return { look, stop: () => clearInterval(timer) };
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
