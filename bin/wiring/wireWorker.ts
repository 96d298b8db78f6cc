import type { Logger } from 'pino';
import { createActivities } from '../../activities/createActivities.js';
import type { Meters } from '../../domain/meters/meters.js';
import { WORKER } from '../../prisma/actor.js';
import { createRecord } from '../../prisma/withActor.js';
import type { WorkerConfig } from '../config/processSettings.js';
import type { ReadinessChecks } from '../process/answerHealth.js';
import { createAdapters } from './createAdapters.js';
import { followPublishedPacks } from './followPublishedPacks.js';
import { loadInstalledPacks } from './loadInstalledPacks.js';
import { releaseVersion } from './releaseVersion.js';

/** A worker's activities with everything they are given. */
export interface WiredWorker {
  activities: object;
  checks: ReadinessChecks;
  /** Ends its connections, after the last activity has finished. */
  close(): Promise<void>;
}

/** Makes the worker's clients and adapters and hands them to the activities. */
export async function wireWorker(config: WorkerConfig, log: Logger, meters: Meters): Promise<WiredWorker> {
  const record = createRecord(config.DATABASE_URL);
  const registry = loadInstalledPacks(config.COUNTRIES_DIR);
  const packs = await followPublishedPacks({ record, registry, log }, WORKER);
  const activities = createActivities({
    record,
    registry,
    adapters: createAdapters(config),
    version: releaseVersion(),
    log,
    meters,
  });
  return {
    activities,
    checks: {
      database: () => record.withActor(WORKER, async (tx) => void (await tx.$queryRaw`SELECT 1`)),
    },
    close: () => {
      packs.stop();
      return record.close();
    },
  };
}
