import { randomUUID } from 'node:crypto';
import { get, post, send } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';
import { openWebhookBench, type WebhookBench } from '../support/webhooks/webhookBench.js';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhooks/webhookReceiver.js';

let api: TestApi;
let bench: WebhookBench;
let receiver: WebhookReceiver;
beforeAll(async () => {
  api = await startTestApi({ actWaitMs: 500 });
  bench = openWebhookBench(api);
});
beforeEach(async () => {
  receiver = await startWebhookReceiver();
});
afterEach(async () => {
  bench.aheadMs = 0;
  await receiver.stop();
  // Each test has the feed to itself.
  const { items } = (await get(api, '/v1/webhook_endpoints?limit=100', 'exporter')).body as { items: { id: string }[] };
  for (const { id } of items) await send(api, 'DELETE', `/v1/webhook_endpoints/${id}`, { as: 'exporter' });
});
afterAll(async () => {
  await bench.close();
  await api.close();
});

const path = (id: string, rest = ''): string => `/v1/webhook_endpoints/${id}${rest}`;
const change = (id: string, version: number, body: object) =>
  send(api, 'PATCH', path(id), { as: 'exporter', body, headers: { 'if-match': `"${version}"` } });
const positions = (): number[] => receiver.received.map(({ event }) => event.position);

describe('endpoints', () => {
  it('are registered, read, changed under their version, and deleted', async () => {
    const made = await post(api, '/v1/webhook_endpoints', {
      as: 'exporter',
      body: { url: `${receiver.url}/hook`, event_types: ['draftCreated'], description: 'Warehouse' },
    });
    const id = String(made.body.id);
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(path(id));
    expect(made.body).toMatchObject({ status: 'on', version: 1, event_types: ['draftCreated'], failures: 0 });
    expect(made.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const read = await get(api, path(id), 'colleague');
    expect(read.body).not.toHaveProperty('secret');
    expect((await change(id, 7, { enabled: false })).body.code).toBe('REQUEST.PRECONDITION_FAILED');
    expect((await change(id, 1, { enabled: false, event_types: [] })).body).toMatchObject({
      status: 'off',
      version: 2,
    });
    expect((await change(id, 2, { event_types: ['madeUp'] })).body.errors).toMatchObject([
      { pointer: '/event_types/0' },
    ]);
    expect((await change(id, 2, { url: 'ftp://x' })).body.code).toBe('WEBHOOK.URL_REFUSED');
    expect((await send(api, 'DELETE', path(id), { as: 'exporter' })).status).toBe(204);
    expect((await get(api, path(id), 'exporter')).body.code).toBe('WEBHOOK.NOT_FOUND');
  });

  it('are their firm’s alone', async () => {
    const { id } = await bench.register(receiver.url);
    const answers = await Promise.all([
      get(api, path(id), 'stranger'),
      get(api, path(id, '/deliveries'), 'stranger'),
      get(api, path(id, '/attempts'), 'stranger'),
      send(api, 'DELETE', path(id), { as: 'stranger' }),
      post(api, path(id, '/rotate_secret'), { as: 'stranger' }),
      post(api, path(id, '/resend'), { as: 'stranger', body: { from_position: 0, to_position: 9 } }),
    ]);
    expect(answers.map(({ body }) => body.code)).toEqual(Array(6).fill('WEBHOOK.NOT_FOUND'));
    expect((await get(api, '/v1/webhook_endpoints', 'stranger')).text).not.toContain(id);
  });

  it('409: more than twenty of a firm', async () => {
    for (let count = 0; count < 20; count += 1) await bench.register(`${receiver.url}/${count}`);
    const more = await post(api, '/v1/webhook_endpoints', { as: 'exporter', body: { url: receiver.url } });
    expect([more.status, more.body.code]).toEqual([409, 'WEBHOOK.TOO_MANY']);
  });
});

describe('deliveries', () => {
  it('bring what happens to the firm from now on, each event once, in the order of the feed', async () => {
    await bench.happen();
    await bench.feed();
    const { id } = await bench.register(receiver.url);
    const mine = [await bench.happen(), await bench.happen('colleague')];
    await bench.happen('stranger');
    await Promise.all([bench.feed(), bench.feed()]);
    expect(await bench.turn(id)).toEqual({});
    expect(receiver.received.map(({ event }) => [event.type, event.declaration_id])).toEqual(
      mine.map((declaration) => ['draftCreated', declaration]),
    );
    await bench.feed();
    expect(await bench.turn(id)).toEqual({});
    expect(receiver.received).toHaveLength(2);
    expect(await bench.list(id, 'deliveries')).toMatchObject([
      { status: 'delivered', attempts: 1, due_at: null },
      { status: 'delivered', attempts: 1 },
    ]);
    expect(await bench.list(id, 'attempts')).toMatchObject([{ http_status: 204, fault: null }, { http_status: 204 }]);
  });

  it('bring the types alone that are wanted, and nothing meant for officers', async () => {
    const { id } = await bench.register(receiver.url, { event_types: ['draftDeleted'] });
    const declaration = await bench.happen();
    await send(api, 'DELETE', `/v1/declarations/${declaration}`, { as: 'exporter' });
    await bench.feed();
    await bench.turn(id);
    expect(receiver.received.map(({ event }) => event.type)).toEqual(['draftDeleted']);
  });

  it('wait and come again, by their schedule; the receiver rests in between', async () => {
    const { id } = await bench.register(receiver.url);
    receiver.answer(503);
    await bench.happen();
    await bench.happen();
    await bench.feed();
    const { dueInMs = 0 } = await bench.turn(id);
    expect(receiver.received).toHaveLength(1);
    expect(dueInMs).toBeGreaterThan(4_000);
    expect(dueInMs).toBeLessThanOrEqual(5_000);
    expect((await get(api, path(id), 'exporter')).body).toMatchObject({ status: 'on', failures: 1 });
    bench.aheadMs = 5_100;
    await bench.turn(id);
    expect((await get(api, path(id), 'exporter')).body).toMatchObject({ failures: 2 });
    receiver.answer(204);
    bench.aheadMs = 20_000;
    await bench.turn(id);
    expect((await bench.list(id, 'deliveries')).map(({ status }) => status)).toContain('delivered');
    expect((await get(api, path(id), 'exporter')).body).toMatchObject({ failures: 0, failing_since: null });
  });

  it('one that its receiver never takes is given up after ten attempts, and holds up no other', async () => {
    const { id } = await bench.register(receiver.url);
    const poison = await bench.happen();
    await bench.feed();
    receiver.answer((response) => {
      const { event } = receiver.received.at(-1) ?? {};
      response.writeHead(event?.declaration_id === poison ? 400 : 204).end();
    });
    // Something good comes before each attempt, so that the endpoint is never taken for dead.
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await bench.happen();
      await bench.feed();
      for (let turn = 0; turn < 3; turn += 1) {
        await bench.turn(id);
        bench.aheadMs += 301_000;
      }
      bench.aheadMs += 25 * 3_600_000;
    }
    const deliveries = await bench.list(id, 'deliveries');
    expect(deliveries.filter(({ status }) => status === 'given_up')).toMatchObject([{ attempts: 10 }]);
    expect(deliveries.filter(({ status }) => status === 'delivered')).toHaveLength(12);
    expect((await get(api, path(id), 'exporter')).body.status).toBe('on');
  });

  it('after three days without one taken the endpoint is switched off, shown as such; switched on, nothing is missing', async () => {
    const { id } = await bench.register(receiver.url);
    receiver.answer(500);
    await bench.happen();
    for (let days = 0; days < 4; days += 1) {
      await bench.feed();
      await bench.turn(id);
      bench.aheadMs += 26 * 3_600_000;
    }
    const off = (await get(api, path(id), 'exporter')).body;
    expect(off).toMatchObject({
      status: 'switched_off',
      why: expect.stringContaining('Nothing was taken since') as unknown,
    });
    const before = receiver.received.length;
    await bench.happen();
    await bench.feed();
    expect(await bench.turn(id)).toEqual({});
    expect(receiver.received).toHaveLength(before);
    receiver.answer(204);
    expect((await change(id, Number(off.version), { enabled: true })).body).toMatchObject({ status: 'on', why: null });
    await bench.feed();
    bench.aheadMs += 48 * 3_600_000;
    await bench.turn(id);
    expect((await bench.list(id, 'deliveries')).map(({ status }) => status)).toEqual(['delivered', 'delivered']);
  });

  it('410 switches the endpoint off at once', async () => {
    const { id } = await bench.register(receiver.url);
    receiver.answer(410);
    await bench.happen();
    await bench.feed();
    expect(await bench.turn(id)).toEqual({});
    expect((await get(api, path(id), 'exporter')).body).toMatchObject({ status: 'switched_off' });
    expect(
      (await post(api, path(id, '/resend'), { as: 'exporter', body: { from_position: 0, to_position: 9 } })).body.code,
    ).toBe('WEBHOOK.NOT_ON');
  });
});

describe('sent again', () => {
  it('one, whatever became of it, under the same id', async () => {
    const { id } = await bench.register(receiver.url);
    await bench.happen();
    await bench.feed();
    await bench.turn(id);
    const [delivery] = await bench.list(id, 'deliveries');
    const again = await post(api, path(id, `/deliveries/${String(delivery?.id)}/resend`), { as: 'exporter' });
    expect(again.body).toMatchObject({ status: 'pending', attempts: 0 });
    await bench.turn(id);
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual(
      Array(2).fill(receiver.received[0]?.event.id),
    );
    const unknown = await post(api, path(id, `/deliveries/whd_${randomUUID()}/resend`), { as: 'exporter' });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'WEBHOOK.NOT_FOUND']);
  });

  it('a range of the feed, also what happened before the endpoint was there; other firms’ never', async () => {
    for (const as of ['exporter', 'stranger', 'exporter'] as const) await bench.happen(as);
    await bench.feed();
    const feed = (await get(api, '/v1/events?limit=500', 'exporter')).body.items as { position: number }[];
    const { id } = await bench.register(receiver.url);
    const body = { from_position: feed.at(-2)?.position, to_position: 999_999 };
    const answer = await post(api, path(id, '/resend'), { as: 'exporter', body });
    expect(answer.body).toMatchObject({ count: 2, more: false });
    await bench.turn(id);
    expect(positions()).toEqual(feed.slice(-2).map(({ position }) => position));
  });
});
