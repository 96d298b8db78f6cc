/** Webhooks through the engine: each endpoint has a workflow of its own. */
import { DISPATCHER } from '../../prisma/actor.js';
import { makeDeliveries } from '../../prisma/queries/webhookFeed.js';
import { feedWebhooks, wakeOverdue } from '../../services/delivery/feedWebhooks.js';
import { positionEvents } from '../../services/delivery/positionEvents.js';
import { get, post } from '../support/api/request.js';
import { startTestStack, type TestStack } from '../support/api/startTestStack.js';
import { until } from '../support/api/until.js';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhooks/webhookReceiver.js';

let stack: TestStack;
let good: WebhookReceiver;
let dead: WebhookReceiver;
beforeAll(async () => {
  stack = await startTestStack();
}, 60_000);
beforeEach(async () => {
  [good, dead] = [await startWebhookReceiver(), await startWebhookReceiver()];
});
afterEach(async () => {
  stack.deps.clock = () => new Date();
  await Promise.all([good.stop(), dead.stop()]);
});
afterAll(() => stack.close());

const register = async (url: string): Promise<string> =>
  String((await post(stack, '/v1/webhook_endpoints', { as: 'exporter', body: { url } })).body.id);
const happen = async (times: number): Promise<void> => {
  for (let count = 0; count < times; count += 1)
    await post(stack, '/v1/declarations', { as: 'exporter', body: { data: {} } });
};
const untilTaken = (receiver: WebhookReceiver, count: number): Promise<true> =>
  until(
    `${count} webhooks`,
    () => Promise.resolve(receiver.received.length >= count ? true : undefined),
    () => Promise.resolve(receiver.received.length),
  );

test('a receiver that never answers delays no other', async () => {
  dead.answer(() => undefined);
  const deadId = await register(dead.url);
  const goodId = await register(good.url);
  await happen(10);
  await positionEvents(stack.deps);
  expect(await feedWebhooks(stack.deps)).toBe(2);
  await untilTaken(dead, 1);
  await untilTaken(good, 10);
  expect(dead.received).toHaveLength(1);
  const positions = good.received.map(({ event }) => event.position);
  expect(positions).toEqual([...positions].sort((one, other) => one - other));
  const shown = await until('the attempt that failed', async () => {
    const { body } = await get(stack, `/v1/webhook_endpoints/${deadId}`, 'exporter');
    return Number(body.failures) > 0 ? body : undefined;
  });
  expect(shown.status).toBe('on');
  const { body } = await get(stack, `/v1/webhook_endpoints/${goodId}/deliveries?limit=100`, 'exporter');
  expect((body.items as { status: string }[]).filter(({ status }) => status === 'delivered')).toHaveLength(10);
});

test('what no workflow was told of is told once it is overdue', async () => {
  await register(good.url);
  await happen(1);
  await positionEvents(stack.deps);
  // The process died between making the delivery and telling of it.
  await stack.deps.record.withActor(DISPATCHER, (tx) => makeDeliveries(tx, new Date()));
  expect(await feedWebhooks(stack.deps)).toBe(0);
  expect(await wakeOverdue(stack.deps)).toBe(0);
  stack.deps.clock = () => new Date(Date.now() + 61_000);
  expect(await wakeOverdue(stack.deps)).toBeGreaterThan(0);
  await untilTaken(good, 1);
});
