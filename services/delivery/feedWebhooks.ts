import { DISPATCHER } from '../../prisma/actor.js';
import { claimOverdue, makeDeliveries } from '../../prisma/queries/webhookFeed.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { wakeEndpoint } from '../webhooks/wakeEndpoint.js';

/** What is overdue for so long was not told to its workflow, or the workflow was lost. */
const OVERDUE_MS = 60_000;
const BATCH = 100;

/**
 * Turns the feed into deliveries to the endpoints of firms, and tells their workflows. Any number of processes may do so;
 * what could not be told is told again once it is overdue.
 * @returns how many endpoints were told
 */
export async function feedWebhooks(deps: ServiceDeps): Promise<number> {
  let told = 0;
  for (;;) {
    const { endpointIds, more } = await deps.record.withActor(DISPATCHER, (tx) => makeDeliveries(tx, deps.clock()));
    told += await wakeAll(deps, endpointIds);
    if (!more) return told;
  }
}

/** Tells the workflows of endpoints for which something has been due for a while. */
export async function wakeOverdue(deps: ServiceDeps): Promise<number> {
  const now = deps.clock();
  const before = new Date(now.getTime() - OVERDUE_MS);
  return wakeAll(deps, await deps.record.withActor(DISPATCHER, (tx) => claimOverdue(tx, before, now, BATCH)));
}

/** One that cannot be told never holds up the others. */
async function wakeAll(deps: ServiceDeps, endpointIds: readonly string[]): Promise<number> {
  for (const endpointId of endpointIds) {
    try {
      await wakeEndpoint(deps, endpointId);
    } catch (thrown) {
      deps.logger.warn({ err: thrown, endpointId }, 'the workflow of a webhook endpoint could not be told');
    }
  }
  return endpointIds.length;
}
