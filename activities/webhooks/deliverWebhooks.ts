import { Context } from '@temporalio/activity';
import { Webhook } from 'standardwebhooks';
import { eventObject } from '../../domain/events/eventObject.js';
import type { Meters } from '../../domain/meters/meters.js';
import { WORKER } from '../../prisma/actor.js';
import { findDue, recordAttempt, type AttemptMade, type DueDelivery } from '../../prisma/queries/webhookDeliveries.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { KeyRing } from '../../prisma/sealing/keyRing.js';
import { validSecrets } from '../../prisma/webhookSecrets.js';
import type { RecordAccess } from '../../prisma/withActor.js';
import type { Webhooks } from '../../workflows/ports.js';
import { atBoundary } from '../boundary.js';
import type { ActivityLog } from '../deps.js';
import type { GuardedPost } from '../outgoing/guardedPost.js';

/** What sending webhooks needs of the outside. */
export interface WebhookDeps {
  record: RecordAccess;
  keys: KeyRing;
  outgoing: Pick<GuardedPost, 'post'>;
  log: ActivityLog;
  meters: Meters;
  clock: () => Date;
}

/** How long a turn goes on before it lets the workflow look around, milliseconds. */
const TURN_MS = 20_000;

/** Sending to webhook endpoints, as activities. */
export const createWebhookActivities = (deps: WebhookDeps): Webhooks => ({
  deliverWebhooks: atBoundary('deliverWebhooks', deps.log, deliverDue(deps)),
});

/**
 * Sends what is due to an endpoint, one after the other in the order of the feed, until nothing is due, an attempt fails or
 * the turn is over. An attempt whose record was lost is made again: a receiver tells the same event by its id.
 */
function deliverDue(deps: WebhookDeps): Webhooks['deliverWebhooks'] {
  return async ({ endpointId }) => {
    const endsAt = deps.clock().getTime() + TURN_MS;
    for (;;) {
      const due = await deps.record.withActor(WORKER, (tx) => findDue(tx, endpointId, deps.clock()));
      if (due === undefined) return {};
      const { endpoint, delivery, dueInMs } = due;
      if (delivery === undefined) return dueInMs === undefined ? {} : { dueInMs };
      if (deps.clock().getTime() >= endsAt) return { dueInMs: 0 };
      const made = await attempt(deps, due, delivery);
      await deps.record.withActor(WORKER, (tx) => recordAttempt(tx, endpoint, delivery, made));
    }
  };
}

async function attempt(
  { keys, outgoing, meters, clock }: WebhookDeps,
  { endpoint }: DueDelivery,
  { event }: NonNullable<DueDelivery['delivery']>,
): Promise<AttemptMade> {
  const at = clock();
  const secrets = findSecrets(keys, endpoint, at);
  if (secrets === undefined) return { at, durationMs: 0, httpStatus: null, fault: KEY_GONE };
  const startedAtMs = performance.now();
  const body = JSON.stringify(eventObject(event));
  const { httpStatus, fault } = await outgoing.post({
    url: endpoint.url,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Portolan',
      'webhook-id': event.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      // One signature for each secret that is valid, separated by spaces (Standard Webhooks).
      'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(event.id, at, body)).join(' '),
    },
    body,
    signal: Context.current().cancellationSignal,
  });
  const durationMs = Math.round(performance.now() - startedAtMs);
  meters.time('portolan_webhook_duration_seconds', { outcome: outcomeOf(httpStatus, fault) }, durationMs / 1000);
  return { at, durationMs, httpStatus, fault };
}

const KEY_GONE = 'It cannot be signed, since the key of its secret was taken out; rotate its secret.';

/** Undefined where the installation has lost the key: its firm is shown that, and can mend it. */
function findSecrets(...[keys, endpoint, at]: Parameters<typeof validSecrets>): string[] | undefined {
  try {
    return validSecrets(keys, endpoint, at);
  } catch (thrown) {
    if (thrown instanceof RecordError) return undefined;
    throw thrown;
  }
}

function outcomeOf(httpStatus: number | null, fault: string | null): string {
  if (fault === null) return 'taken';
  return httpStatus === null ? 'unanswered' : 'refused';
}
