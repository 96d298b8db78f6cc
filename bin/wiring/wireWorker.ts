import type { Logger } from 'pino';
import { createActivities } from '../../activities/createActivities.js';
import { createGuardedPost } from '../../activities/outgoing/guardedPost.js';
import { createWebhookActivities } from '../../activities/webhooks/deliverWebhooks.js';
import type { Meters } from '../../domain/meters/meters.js';
import { WORKER } from '../../prisma/actor.js';
import { refuseDevelopmentKeys } from '../config/developmentKeys.js';
import type { WorkerConfig } from '../config/processSettings.js';
import { assertGuarded } from '../config/assertGuarded.js';
import type { ReadinessChecks } from '../process/answerHealth.js';
import { createAdapters } from './createAdapters.js';
import { openRecord } from './openRecord.js';
import { releaseVersion } from './releaseVersion.js';

/** A worker's activities with everything they are given. */
export interface WiredWorker {
  activities: object;
  /** Those of webhooks, which have a task queue of their own. */
  webhookActivities: object;
  checks: ReadinessChecks;
  /** Ends its connections, after the last activity has finished. */
  close(): Promise<void>;
}

/** Makes the worker's clients and adapters and hands them to the activities. */
export async function wireWorker(config: WorkerConfig, log: Logger, meters: Meters): Promise<WiredWorker> {
  assertGuarded(config);
  refuseDevelopmentKeys(config);
  const { record, registry } = await openRecord(config, log);
  const outgoing = createGuardedPost({ privateAddresses: config.WEBHOOK_PRIVATE_ADDRESSES });
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
    webhookActivities: createWebhookActivities({
      ...{ record, outgoing, log, meters, keys: config.WEBHOOK_KEYS },
      clock: () => new Date(),
    }),
    checks: {
      database: () => record.withActor(WORKER, async (tx) => void (await tx.$queryRaw`SELECT 1`)),
    },
    async close() {
      await Promise.all([record.close(), outgoing.close()]);
    },
  };
}
