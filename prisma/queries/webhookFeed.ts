import { newId } from '../newId.js';
import type { Transaction } from '../withActor.js';

/** Endpoints looked after at a time, and events that become deliveries of one of them at a time. */
const ENDPOINTS = 100;
const STRETCH = 500;

/**
 * Makes deliveries of the events that got their position since, for every endpoint that is on, and moves each endpoint's
 * own position with them in the same transaction, so that none is lost and none comes twice. Whoever else is at an endpoint
 * keeps it.
 * @returns the endpoints that have something new, and whether there may be more to do at once
 */
export async function makeDeliveries(tx: Transaction, now: Date): Promise<{ endpointIds: string[]; more: boolean }> {
  const behind = await tx.$queryRaw<
    { id: string; organisationId: string; eventTypes: string[]; position: bigint; head: bigint }[]
  >`SELECT endpoint.id, endpoint.organisation_id "organisationId", endpoint.event_types "eventTypes", endpoint.position,
      installation.last_position head
    FROM webhook_endpoint endpoint, installation
    WHERE endpoint.status = 'on' AND endpoint.position < installation.last_position
    ORDER BY endpoint.position LIMIT ${ENDPOINTS} FOR UPDATE OF endpoint SKIP LOCKED`;
  const endpointIds: string[] = [];
  let more = behind.length === ENDPOINTS;
  for (const { id, organisationId, eventTypes, position, head } of behind) {
    const told = await tx.event.findMany({
      where: { organisationId, audience: 'all', position: { gt: position, lte: head } },
      orderBy: { position: 'asc' },
      take: STRETCH,
      select: { id: true, position: true, type: true },
    });
    const isAll = told.length < STRETCH;
    more ||= !isAll;
    const wanted = told.filter(({ type }) => eventTypes.length === 0 || eventTypes.includes(type));
    const { count } = await tx.webhookDelivery.createMany({
      data: wanted.map((event) => ({
        ...{ id: newId('webhookDelivery'), endpointId: id, organisationId, eventId: event.id },
        ...{ position: event.position ?? 0n, dueAt: now, createdAt: now },
      })),
      skipDuplicates: true,
    });
    if (count > 0) endpointIds.push(id);
    await tx.webhookEndpoint.updateMany({
      where: { id },
      data: { position: isAll ? head : (told.at(-1)?.position ?? head), ...(count > 0 ? { wokenAt: now } : {}) },
    });
  }
  return { endpointIds, more };
}

/**
 * Endpoints that are on and have had something due since an instant, and whose workflow was not told since either; marked
 * as told now.
 */
export async function claimOverdue(tx: Transaction, before: Date, now: Date, limit: number): Promise<string[]> {
  const claimed = await tx.$queryRaw<{ id: string }[]>`UPDATE webhook_endpoint SET woken_at = ${now}::timestamptz
    WHERE id IN (SELECT endpoint.id FROM webhook_endpoint endpoint
      WHERE endpoint.status = 'on' AND (endpoint.woken_at IS NULL OR endpoint.woken_at < ${before}::timestamptz)
        AND (endpoint.rests_until IS NULL OR endpoint.rests_until < ${before}::timestamptz)
        AND EXISTS (SELECT FROM webhook_delivery delivery WHERE delivery.endpoint_id = endpoint.id
          AND delivery.status = 'pending' AND delivery.due_at < ${before}::timestamptz)
      LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id`;
  return claimed.map(({ id }) => id);
}
