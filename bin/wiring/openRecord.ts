import type { Logger } from 'pino';
import { REFERENCE_READER } from '../../prisma/actor.js';
import { OwnPartAway } from '../../prisma/recordErrors.js';
import { createRecord, type OnBegin, type RecordAccess } from '../../prisma/withActor.js';
import type { GrowingRegistry } from '../../rules/loader/growingRegistry.js';
import type { Config } from '../config.js';
import { untilReachable } from '../process/untilReachable.js';
import { loadInstalledPacks } from './loadInstalledPacks.js';
import { takeInPublishedPacks } from './takeInPublishedPacks.js';

/** What a process decides by. */
export interface OpenedRecord {
  record: RecordAccess;
  /** The packs of its folder and those that were published; never older than what a transaction of the record sees. */
  registry: GrowingRegistry;
}

/**
 * Opens the record with the packs of a process. It waits until what was published has been taken in; what is published
 * later is taken in by the next transaction, before its work.
 * @param nomenclature what takes in imports of the nomenclature in the same way, in processes that read it
 * @throws OwnPartAway `SYSTEM.NOT_READY` for published law that this release cannot read: such a process does not start
 */
export async function openRecord(
  { DATABASE_URL, SUBJECT_KEYS, COUNTRIES_DIR }: Pick<Config, 'DATABASE_URL' | 'SUBJECT_KEYS' | 'COUNTRIES_DIR'>,
  log: Logger,
  nomenclature: Pick<OnBegin, 'nomenclature'> = {},
): Promise<OpenedRecord> {
  const registry = loadInstalledPacks(COUNTRIES_DIR);
  const onBegin = { publishedPacks: takeInPublishedPacks(registry, log), ...nomenclature };
  const record = createRecord(DATABASE_URL, SUBJECT_KEYS, { onBegin });
  const isUnreadable = (thrown: unknown): boolean =>
    thrown instanceof OwnPartAway && thrown.code === 'SYSTEM.NOT_READY';
  try {
    await untilReachable(log, 'PostgreSQL', () => record.withActor(REFERENCE_READER, async () => {}), isUnreadable);
  } catch (thrown) {
    await record.close();
    throw thrown;
  }
  return { record, registry };
}
