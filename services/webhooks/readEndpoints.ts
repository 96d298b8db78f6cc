import { listEndpoints as listRows, type EndpointRow } from '../../prisma/queries/webhookEndpoints.js';
import {
  listAttempts as listAttemptRows,
  listDeliveries as listDeliveryRows,
  type AttemptRow,
  type DeliveryRow,
  type DeliveryStatus,
} from '../../prisma/queries/webhookHistory.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { getVisibleEndpoint } from './visibleEndpoint.js';

export type { AttemptRow, DeliveryRow } from '../../prisma/queries/webhookHistory.js';

/** Endpoints of the caller's firm, newest first. */
export async function listEndpoints(
  deps: ServiceDeps,
  caller: Caller,
  { limit, cursor }: PageRequest,
): Promise<Page<EndpointRow>> {
  authorise(caller, 'listWebhookEndpoints');
  const rows = await deps.record.withActor(actorOf(caller), (tx) => listRows(tx, { after: positionOf(cursor), limit }));
  return toPage(rows, (row) => row, byCreation);
}

/** One endpoint. Throws `WEBHOOK.NOT_FOUND`. */
export const getEndpoint = (deps: ServiceDeps, caller: Caller, endpointId: string): Promise<EndpointRow> =>
  deps.record.withActor(actorOf(caller), (tx) => getVisibleEndpoint(tx, caller, 'getWebhookEndpoint', endpointId));

/** What is, was or will be sent to an endpoint, newest first. Throws `WEBHOOK.NOT_FOUND`. */
export async function listDeliveries(
  deps: ServiceDeps,
  caller: Caller,
  { endpointId, status, limit, cursor }: PageRequest & { endpointId: string; status?: DeliveryStatus | undefined },
): Promise<Page<DeliveryRow>> {
  const rows = await deps.record.withActor(actorOf(caller), async (tx) => {
    await getVisibleEndpoint(tx, caller, 'listWebhookDeliveries', endpointId);
    return listDeliveryRows(tx, { endpointId, status, after: positionOf(cursor), limit });
  });
  return toPage(rows, (row) => row, byCreation);
}

/** Each time that something was sent to an endpoint, and what came of it, newest first. Throws `WEBHOOK.NOT_FOUND`. */
export async function listAttempts(
  deps: ServiceDeps,
  caller: Caller,
  { endpointId, deliveryId, limit, cursor }: PageRequest & { endpointId: string; deliveryId?: string | undefined },
): Promise<Page<AttemptRow>> {
  const rows = await deps.record.withActor(actorOf(caller), async (tx) => {
    await getVisibleEndpoint(tx, caller, 'listWebhookAttempts', endpointId);
    return listAttemptRows(tx, { endpointId, deliveryId, after: positionOf(cursor), limit });
  });
  return toPage(
    rows,
    (row) => row,
    ({ at, id }) => ({ at, id }),
  );
}

const byCreation = ({ createdAt, id }: { createdAt: string; id: string }) => ({ at: createdAt, id });
