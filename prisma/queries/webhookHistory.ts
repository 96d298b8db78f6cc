import type { WebhookAttempt, WebhookDelivery } from '../client/client.js';
import { newId } from '../newId.js';
import type { Transaction } from '../withActor.js';
import { olderThan, toRows, type Position, type Rows } from './keyset.js';
import { plainRow, type Plain } from './plainRow.js';
import type { EndpointRow } from './webhookEndpoints.js';

export type DeliveryStatus = 'pending' | 'delivered' | 'given_up';

/** One event on its way to one endpoint. */
export type DeliveryRow = Omit<Plain<WebhookDelivery>, 'status'> & { status: DeliveryStatus };
/** One time that it was sent. */
export type AttemptRow = Plain<WebhookAttempt>;

interface PageOfEndpoint {
  endpointId: string;
  after: Position | undefined;
  limit: number;
}

/** Deliveries of an endpoint, newest first. */
export async function listDeliveries(
  tx: Transaction,
  page: PageOfEndpoint & { status?: DeliveryStatus | undefined },
): Promise<Rows<DeliveryRow>> {
  const status = page.status === undefined ? {} : { status: page.status };
  const found = await tx.webhookDelivery.findMany({
    where: { AND: [{ endpointId: page.endpointId, ...status }, olderThan('createdAt', page.after)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  return toRows(found.map(readDelivery), page.limit);
}

/** Attempts at deliveries of an endpoint, newest first. */
export async function listAttempts(
  tx: Transaction,
  page: PageOfEndpoint & { deliveryId?: string | undefined },
): Promise<Rows<AttemptRow>> {
  const delivery = page.deliveryId === undefined ? {} : { deliveryId: page.deliveryId };
  const found = await tx.webhookAttempt.findMany({
    where: { AND: [{ endpointId: page.endpointId, ...delivery }, olderThan('at', page.after)] },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  return toRows(found.map(plainRow), page.limit);
}

/** Sends a delivery again, whatever became of it. @returns undefined when the endpoint has none of this id */
export async function resendDelivery(
  tx: Transaction,
  endpointId: string,
  deliveryId: string,
  now: Date,
): Promise<DeliveryRow | undefined> {
  const { count } = await tx.webhookDelivery.updateMany({
    where: { id: deliveryId, endpointId },
    data: { status: 'pending', attempts: 0, round: { increment: 1 }, dueAt: now },
  });
  if (count === 0) return undefined;
  return readDelivery(await tx.webhookDelivery.findUniqueOrThrow({ where: { id: deliveryId } }));
}

/** A stretch of the feed that is sent again. */
export interface Resent {
  count: number;
  /** Up to here it was done. */
  toPosition: number;
  /** There is more of the range beyond. */
  more: boolean;
}

/**
 * Sends again what an endpoint wants of a range of the feed, both ends included, also what it was never sent; at most
 * `limit` events at a time. What the endpoint has not come to yet reaches it by itself.
 */
export async function resendRange(
  tx: Transaction,
  { id: endpointId, organisationId, eventTypes, position }: EndpointRow,
  range: { from: number; to: number; limit: number; now: Date },
): Promise<Resent> {
  const { from, limit, now } = range;
  const to = Math.min(range.to, position);
  const told = await tx.event.findMany({
    where: { organisationId, audience: 'all', position: { gte: BigInt(from), lte: BigInt(to) } },
    orderBy: { position: 'asc' },
    take: limit + 1,
    select: { id: true, position: true, type: true },
  });
  const more = told.length > limit;
  const stretch = told.slice(0, limit);
  const rows = stretch
    .filter(({ type }) => eventTypes.length === 0 || eventTypes.includes(type))
    .map((event) => ({ id: newId('webhookDelivery'), event_id: event.id, position: Number(event.position) }));
  const count = await tx.$executeRaw`INSERT INTO webhook_delivery
      (id, endpoint_id, organisation_id, event_id, position, due_at, created_at)
    SELECT id, ${endpointId}, ${organisationId}, event_id, position, ${now}::timestamptz, ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (id text, event_id text, position bigint)
    ON CONFLICT (endpoint_id, event_id) DO UPDATE
      SET status = 'pending', attempts = 0, round = webhook_delivery.round + 1, due_at = excluded.due_at`;
  return { count, toPosition: more ? Number(stretch.at(-1)?.position ?? to) : Math.max(to, from), more };
}

// Words are held by check constraints.
const readDelivery = (row: WebhookDelivery): DeliveryRow => plainRow(row) as DeliveryRow;

/**
 * Forgets deliveries that ended before an instant, with their attempts; what still waits to be sent stays, and so do its attempts.
 * Needs the actor DISPATCHER.
 * @returns how many deliveries
 */
export async function forgetDeliveries(tx: Transaction, before: Date): Promise<number> {
  const { count } = await tx.webhookDelivery.deleteMany({
    where: { status: { not: 'pending' }, lastAttemptAt: { lt: before } },
  });
  await tx.$executeRaw`DELETE FROM webhook_attempt a
    WHERE at < ${before} AND NOT EXISTS (SELECT FROM webhook_delivery d WHERE d.id = a.delivery_id)`;
  return count;
}
