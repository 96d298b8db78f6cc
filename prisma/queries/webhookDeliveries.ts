import { restAfter, LONG_FAILURE_MS, waitAfter } from '../../domain/webhooks/schedule.js';
import type { ToldEvent } from '../../domain/events/eventObject.js';
import { newRowId } from '../newId.js';
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
