/** How long it is kept what was sent to an endpoint. */
import { WORKER } from '../../prisma/actor.js';
import { sweep } from '../../services/delivery/sweep.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';
import { readRows } from '../support/readRows.js';
import { openWebhookBench, type WebhookBench } from '../support/webhooks/webhookBench.js';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhooks/webhookReceiver.js';

let api: TestApi;
let bench: WebhookBench;
let receiver: WebhookReceiver;
beforeAll(async () => {
  api = await startTestApi({ actWaitMs: 500 });
  bench = openWebhookBench(api);
  receiver = await startWebhookReceiver();
});
afterAll(async () => {
  await receiver.stop();
  await bench.close();
  await api.close();
});

/** How many were delivered, still wait, and were tried. */
async function standing(): Promise<number[]> {
  const many = async (rows: string): Promise<number> =>
    (await readRows(api.database.superuser, `SELECT 1 FROM ${rows}`)).length;
  return [
    await many("webhook_delivery WHERE status = 'delivered'"),
    await many("webhook_delivery WHERE status = 'pending'"),
    await many('webhook_attempt'),
  ];
}

const sweepIn = (days: number): Promise<unknown> =>
  sweep({ ...api.deps, clock: () => new Date(Date.now() + days * 24 * 3_600_000) });

it('what has ended is kept for ninety days with its attempts; what still waits to be sent stays', async () => {
  const { id } = await bench.register(receiver.url);
  for (const answer of [204, 503]) {
    receiver.answer(answer);
    await bench.happen();
    await bench.feed();
    await bench.turn(id);
  }
  expect(await standing()).toEqual([1, 1, 2]);
  await sweepIn(89);
  expect(await standing()).toEqual([1, 1, 2]);
  await sweepIn(91);
  expect(await standing()).toEqual([0, 1, 1]);
});

it('nobody but the sweep removes any of it', async () => {
  const before = await standing();
  const remove = (table: string): Promise<number> =>
    api.deps.record.withActor(WORKER, (tx) => tx.$executeRawUnsafe(`DELETE FROM ${table}`));
  expect([await remove('webhook_delivery'), await remove('webhook_attempt')]).toEqual([0, 0]);
  expect(await standing()).toEqual(before);
});
