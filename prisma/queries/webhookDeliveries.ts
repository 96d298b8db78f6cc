import { restAfter, LONG_FAILURE_MS, waitAfter } from '../../domain/webhooks/schedule.js';
import type { ToldEvent } from '../../domain/events/eventObject.js';
import { newId, newRowId } from '../newId.js';
import type { Transaction } from '../withActor.js';
import { plainRow } from './plainRow.js';
import { readEndpoint, type EndpointRow } from './webhookEndpoints.js';

/** What an endpoint's workflow finds to do. */
export interface DueDelivery {
  endpoint: EndpointRow;
  /** What is to be sent now; nothing while nothing is due or the endpoint rests. */
  delivery?: { id: string; attempts: number; round: number; event: ToldEvent };
  /** How long until there may be something to do, milliseconds; absent when nothing waits. */
  dueInMs?: number;
}

/**
 * The next delivery of an endpoint: of those that are due, the one that happened first.
 * @returns undefined when the endpoint is not on
 */
export async function findDue(tx: Transaction, endpointId: string, now: Date): Promise<DueDelivery | undefined> {
  const found = await tx.webhookEndpoint.findFirst({ where: { id: endpointId, status: 'on' } });
  if (found === null) return undefined;
  const endpoint = readEndpoint(found);
  const waiting = { endpointId, status: 'pending' };
  const restMs = endpoint.restsUntil === null ? 0 : Date.parse(endpoint.restsUntil) - now.getTime();
  const due =
    restMs > 0
      ? null
      : await tx.webhookDelivery.findFirst({
          where: { ...waiting, dueAt: { lte: now } },
          orderBy: { position: 'asc' },
        });
  if (due === null) {
    const next = await tx.webhookDelivery.findFirst({ where: waiting, orderBy: { dueAt: 'asc' } });
    return next === null
      ? { endpoint }
      : { endpoint, dueInMs: Math.max(0, restMs, next.dueAt.getTime() - now.getTime()) };
  }
  const event = plainRow(await tx.event.findUniqueOrThrow({ where: { id: due.eventId } }));
  const { id, attempts, round } = due;
  return { endpoint, delivery: { id, attempts, round, event: event as ToldEvent } };
}

/** What came of sending once. */
export interface AttemptMade {
  at: Date;
  durationMs: number;
  /** Null where there was no answer. */
  httpStatus: number | null;
  /** Null where it was taken. */
  fault: string | null;
}

/** 410 Gone: the receiver wants nothing any more (Standard Webhooks). */
const GONE = 410;

/**
 * Keeps an attempt and what follows from it: the delivery is done, tried again later or given up; the endpoint is well,
 * rests, or is switched off after long failure.
 */
export async function recordAttempt(
  tx: Transaction,
  endpoint: EndpointRow,
  { id: deliveryId, attempts, round, event }: NonNullable<DueDelivery['delivery']>,
  { at, durationMs, httpStatus, fault }: AttemptMade,
): Promise<void> {
  const { id: endpointId, organisationId } = endpoint;
  await tx.webhookAttempt.create({
    data: {
      id: newRowId(),
      deliveryId,
      endpointId,
      organisationId,
      eventId: event.id,
      at,
      durationMs,
      httpStatus,
      fault,
    },
  });
  const made = attempts + 1;
  if (fault === null) {
    await tx.webhookDelivery.updateMany({
      where: { id: deliveryId, round },
      data: { status: 'delivered', attempts: made, lastAttemptAt: at, deliveredAt: at },
    });
    if (endpoint.failures > 0)
      await tx.webhookEndpoint.updateMany({
        where: { id: endpointId },
        data: { failures: 0, failingSince: null, restsUntil: null },
      });
    return;
  }
  const wait = waitAfter(made);
  await tx.webhookDelivery.updateMany({
    // Not where it was asked for again meanwhile.
    where: { id: deliveryId, round, status: 'pending' },
    data: {
      attempts: made,
      lastAttemptAt: at,
      ...(wait === undefined ? { status: 'given_up' } : { dueAt: new Date(at.getTime() + wait) }),
    },
  });
  await failEndpoint(tx, endpoint, at, httpStatus);
}

async function failEndpoint(
  tx: Transaction,
  endpoint: EndpointRow,
  at: Date,
  httpStatus: number | null,
): Promise<void> {
  const failures = endpoint.failures + 1;
  const failingSince = endpoint.failingSince === null ? at : new Date(endpoint.failingSince);
  const isLong = at.getTime() - failingSince.getTime() >= LONG_FAILURE_MS;
  const why =
    httpStatus === GONE
      ? 'The receiver answered 410: it wants nothing any more.'
      : `Nothing was taken since ${failingSince.toISOString()}.`;
  const rest = { failures, failingSince, restsUntil: new Date(at.getTime() + restAfter(failures)) };
  const off = isLong || httpStatus === GONE ? { status: 'switched_off', why } : {};
  // Its firm may have switched it off or on meanwhile: then that stands.
  await tx.webhookEndpoint.updateMany({
    where: { id: endpoint.id, status: 'on', version: endpoint.version },
    data: { ...rest, ...off, ...(isLong || httpStatus === GONE ? { version: { increment: 1 } } : {}) },
  });
}

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
