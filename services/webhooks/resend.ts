import {
  resendDelivery as resendRow,
  resendRange as resendRows,
  type DeliveryRow,
  type Resent,
} from '../../prisma/queries/webhookHistory.js';
import type { EndpointRow } from '../../prisma/queries/webhookEndpoints.js';
import type { Transaction } from '../../prisma/withActor.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import type { UseCase } from '../permissions/table.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { wakeEndpoint } from './wakeEndpoint.js';
import { lockVisibleEndpoint } from './visibleEndpoint.js';

/** At most so many events of a range at a time. */
const MOST = 1_000;

/** Sends one event again, whatever became of it. Throws `WEBHOOK.NOT_FOUND`, `WEBHOOK.NOT_ON`. */
export async function resendDelivery(
  deps: ServiceDeps,
  caller: Caller,
  { endpointId, deliveryId }: { endpointId: string; deliveryId: string },
): Promise<DeliveryRow> {
  const delivery = await deps.record.withActor(actorOf(caller), async (tx) => {
    await lockOn(tx, caller, 'resendWebhookDelivery', endpointId);
    return resendRow(tx, endpointId, deliveryId, deps.clock());
  });
  if (delivery === undefined) throw new ServiceProblem('WEBHOOK.NOT_FOUND');
  deps.background.start('wakeEndpoint', () => wakeEndpoint(deps, endpointId));
  return delivery;
}

/**
 * Sends a range of the feed again, in stretches: what happened between two positions, both included.
 * Throws `WEBHOOK.NOT_FOUND`, `WEBHOOK.NOT_ON`.
 */
export async function resendRange(
  deps: ServiceDeps,
  caller: Caller,
  { endpointId, from, to }: { endpointId: string; from: number; to: number },
): Promise<Resent> {
  const resent = await deps.record.withActor(actorOf(caller), async (tx) => {
    const endpoint = await lockOn(tx, caller, 'resendWebhookRange', endpointId);
    return resendRows(tx, endpoint, { from, to, limit: MOST, now: deps.clock() });
  });
  if (resent.count > 0) deps.background.start('wakeEndpoint', () => wakeEndpoint(deps, endpointId));
  return resent;
}

/** Locked, so that the events that become deliveries meanwhile are met before or after. */
async function lockOn(tx: Transaction, caller: Caller, useCase: UseCase, endpointId: string): Promise<EndpointRow> {
  const endpoint = await lockVisibleEndpoint(tx, caller, useCase, endpointId);
  if (endpoint.status !== 'on') throw new ServiceProblem('WEBHOOK.NOT_ON');
  return endpoint;
}
