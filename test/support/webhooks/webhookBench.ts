import { MockActivityEnvironment } from '@temporalio/testing';
import { createGuardedPost, type GuardedPost } from '../../../activities/outgoing/guardedPost.js';
import { createWebhookActivities } from '../../../activities/webhooks/deliverWebhooks.js';
import { DISPATCHER } from '../../../prisma/actor.js';
import { makeDeliveries } from '../../../prisma/queries/webhookFeed.js';
import { positionEvents } from '../../../services/delivery/positionEvents.js';
import type { Handle } from '../api/people.js';
import { get, post } from '../api/request.js';
import type { TestApi } from '../api/startTestApi.js';
import { TEST_KEYS } from '../testKeys.js';

/** An endpoint as its firm registered it, with its secret. */
export interface Registered {
  id: string;
  secret: string;
  version: number;
}

/** The sending of webhooks over an API, step by step and by a clock of the test's own, without a worker. */
export interface WebhookBench {
  /** Added to the clock of whoever sends. */
  aheadMs: number;
  register(url: string, more?: object, as?: Handle): Promise<Registered>;
  /** Something happens to a new declaration of the person's. @returns its id */
  happen(as?: Handle): Promise<string>;
  /** The feed becomes deliveries. */
  feed(): Promise<void>;
  /** One turn of an endpoint's workflow. */
  turn(endpointId: string): Promise<{ dueInMs?: number }>;
  list(endpointId: string, what: 'deliveries' | 'attempts', as?: Handle): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export function openWebhookBench(
  api: TestApi,
  outgoing: GuardedPost = createGuardedPost({ privateAddresses: 'allowed', timeoutMs: 1_000 }),
): WebhookBench {
  const { record, logger: log, meters } = api.deps;
  const bench: WebhookBench = {
    aheadMs: 0,
    async register(url, more = {}, as = 'exporter') {
      const { status, body } = await post(api, '/v1/webhook_endpoints', { as, body: { url, ...more } });
      if (status !== 201) throw new Error(`registering was answered ${status}: ${JSON.stringify(body)}`);
      return body as unknown as Registered;
    },
    async happen(as = 'exporter') {
      return String((await post(api, '/v1/declarations', { as, body: { data: {} } })).body.id);
    },
    async feed() {
      await positionEvents(api.deps);
      await record.withActor(DISPATCHER, (tx) => makeDeliveries(tx, clock()));
    },
    turn: (endpointId) => new MockActivityEnvironment().run(() => activities.deliverWebhooks({ endpointId })),
    async list(endpointId, what, as = 'exporter') {
      const { body } = await get(api, `/v1/webhook_endpoints/${endpointId}/${what}?limit=100`, as);
      return body.items as Record<string, unknown>[];
    },
    close: () => outgoing.close(),
  };
  const clock = (): Date => new Date(Date.now() + bench.aheadMs);
  const activities = createWebhookActivities({ record, outgoing, log, meters, clock, keys: TEST_KEYS });
  return bench;
}
