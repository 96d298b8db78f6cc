/** S13: what is sent to firms' webhook endpoints proves where it comes from, and goes nowhere it must not. */
import { Webhook } from 'standardwebhooks';
import { createGuardedPost } from '../../activities/outgoing/guardedPost.js';
import { get, post, send } from '../support/api/request.js';
import { readRows } from '../support/readRows.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';
import {
  isGenuine,
  startWebhookReceiver,
  type ReceivedWebhook,
  type WebhookReceiver,
} from '../support/webhooks/webhookReceiver.js';
import { openWebhookBench, type Registered, type WebhookBench } from '../support/webhooks/webhookBench.js';

let api: TestApi;
let bench: WebhookBench;
let receiver: WebhookReceiver;
beforeAll(async () => {
  api = await startTestApi();
  bench = openWebhookBench(api);
  receiver = await startWebhookReceiver();
});
afterAll(async () => {
  await receiver.stop();
  await bench.close();
  await api.close();
});

async function deliver(endpoint: Registered): Promise<ReceivedWebhook> {
  const before = receiver.received.length;
  await bench.happen();
  await bench.feed();
  await bench.turn(endpoint.id);
  const came = receiver.received[before];
  if (came === undefined) throw new Error('nothing came');
  return came;
}

describe('the signature', () => {
  let endpoint: Registered;
  let genuine: ReceivedWebhook;
  beforeAll(async () => {
    endpoint = await bench.register(`${receiver.url}/signed`, { event_types: ['draftCreated'] });
    genuine = await deliver(endpoint);
  });

  it('lets pass what was sent, whose content is the event of the feed', async () => {
    expect(isGenuine(endpoint.secret, genuine)).toBe(true);
    const { items } = (await get(api, '/v1/events?limit=500', 'exporter')).body as { items: { id: string }[] };
    expect(JSON.parse(genuine.body)).toEqual(items.find(({ id }) => id === genuine.event.id));
    expect(genuine.headers['webhook-id']).toBe(genuine.event.id);
  });

  const other = `whsec_${Buffer.from('another secret of thirty-two b..').toString('base64')}`;
  const changed = (headers: Record<string, string>, body = genuine.body) => ({
    body,
    headers: { ...genuine.headers, ...headers },
  });
  const signedAt = (at: Date, secret = endpoint.secret) =>
    changed({
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(genuine.event.id, at, genuine.body),
    });
  const FORGERIES: readonly [string, () => Pick<ReceivedWebhook, 'body' | 'headers'>][] = [
    ['another body', () => changed({}, genuine.body.replace('draftCreated', 'declarationReleased'))],
    ['a body with a space more', () => changed({}, ` ${genuine.body}`)],
    ['no body', () => changed({}, '{}')],
    ['another id', () => changed({ 'webhook-id': `${genuine.event.id}0` })],
    ['another time', () => changed({ 'webhook-timestamp': String(Math.floor(Date.now() / 1000) - 60) })],
    ['signed with another secret', () => signedAt(new Date(), other)],
    ['signed six minutes ago', () => signedAt(new Date(Date.now() - 360_000))],
    ['signed six minutes ahead', () => signedAt(new Date(Date.now() + 360_000))],
    [
      'a signature of another version',
      () => changed({ 'webhook-signature': `v2,${genuine.headers['webhook-signature']?.slice(3)}` }),
    ],
    [
      'a signature cut short',
      () => changed({ 'webhook-signature': genuine.headers['webhook-signature']?.slice(0, -4) ?? '' }),
    ],
    ['no signature', () => changed({ 'webhook-signature': '' })],
  ];
  it('refuses ten forgeries and one more', () => {
    expect(FORGERIES.map(([name, forge]) => [name, isGenuine(endpoint.secret, forge())])).toEqual(
      FORGERIES.map(([name]) => [name, false]),
    );
    expect(FORGERIES.length).toBeGreaterThanOrEqual(10);
  });
});

describe('the secret', () => {
  it('is rotated: for the overlap both are good, afterwards the new one alone; it is shown once and stored nowhere', async () => {
    const endpoint = await bench.register(`${receiver.url}/rotated`, { event_types: ['draftCreated'] });
    const key = 'rotate-the-secret';
    const path = `/v1/webhook_endpoints/${endpoint.id}/rotate_secret`;
    const rotated = await post(api, path, { as: 'exporter', key, body: { overlap_hours: 2 } });
    const again = await post(api, path, { as: 'exporter', key, body: { overlap_hours: 2 } });
    const secret = String(rotated.body.secret);
    expect([again.body.secret, again.headers.get('idempotent-replayed')]).toEqual([null, 'true']);
    expect(secret).not.toBe(endpoint.secret);

    const during = await deliver(endpoint);
    expect([isGenuine(secret, during), isGenuine(endpoint.secret, during)]).toEqual([true, true]);
    bench.aheadMs = 2 * 3_600_000 + 1_000;
    try {
      const after = await deliver(endpoint);
      const bySecret = (valid: string): boolean =>
        after.headers['webhook-signature']
          ?.split(' ')
          .includes(
            new Webhook(valid).sign(
              after.event.id,
              new Date(Number(after.headers['webhook-timestamp']) * 1000),
              after.body,
            ),
          ) === true;
      expect([bySecret(secret), bySecret(endpoint.secret)]).toEqual([true, false]);
    } finally {
      bench.aheadMs = 0;
    }
    const stored = await everythingStored(api);
    expect(stored).toContain(endpoint.id);
    for (const one of [secret, endpoint.secret]) expect(stored).not.toContain(one.slice('whsec_'.length));
  });
});

describe('addresses', () => {
  it.each([
    ['no address', 'hook'],
    ['another protocol', 'file:///etc/passwd'],
    ['a name and a password', 'http://firm:word@127.0.0.1/'],
    ['a part after #', 'http://127.0.0.1/#x'],
  ])('422 in development too: %s', async (_name, url) => {
    const answer = await post(api, '/v1/webhook_endpoints', { as: 'exporter', body: { url } });
    expect([answer.status, answer.body.code]).toEqual([422, 'WEBHOOK.URL_REFUSED']);
  });

  it('production takes names over TLS alone, and sends nothing inside though a name leads there', async () => {
    const guarded = await startTestApi({ webhookPrivateAddresses: 'refused' });
    const outgoing = createGuardedPost({
      privateAddresses: 'refused',
      timeoutMs: 500,
      resolve: (_name, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
    });
    const guardedBench = openWebhookBench(guarded, outgoing);
    try {
      const refused = [
        ...[
          'http://hook.example/',
          'https://127.0.0.1/',
          'https://2130706433/',
          'https://[::1]/',
          'https://localhost/',
        ],
        ...[
          'https://metadata.google.internal/',
          'https://printer.local/',
          'https://intranet/',
          'https://10.0.0.1:8443/',
        ],
      ];
      for (const url of refused) {
        const { body } = await post(guarded, '/v1/webhook_endpoints', { as: 'exporter', body: { url } });
        expect([url, body.code]).toEqual([url, 'WEBHOOK.URL_REFUSED']);
      }
      const endpoint = await guardedBench.register(`https://hook.example:${new URL(receiver.url).port}/`);
      const before = receiver.received.length;
      await guardedBench.happen();
      await guardedBench.feed();
      await guardedBench.turn(endpoint.id);
      expect(await guardedBench.list(endpoint.id, 'attempts')).toMatchObject([
        { http_status: null, fault: 'The address is none that anything is sent to from here.' },
      ]);
      expect(receiver.received.length).toBe(before);
    } finally {
      await guardedBench.close();
      await guarded.close();
    }
  });

  it('a receiver that points elsewhere is not followed', async () => {
    const canary = await startWebhookReceiver();
    const pointing = await startWebhookReceiver();
    pointing.answer((response) => void response.writeHead(307, { location: canary.url }).end());
    try {
      const endpoint = await bench.register(pointing.url, { event_types: ['draftCreated'] });
      await bench.happen();
      await bench.feed();
      await bench.turn(endpoint.id);
      expect([pointing.received.length, canary.received.length]).toEqual([1, 0]);
      expect(await bench.list(endpoint.id, 'attempts')).toMatchObject([{ http_status: 307 }]);
      await send(api, 'DELETE', `/v1/webhook_endpoints/${endpoint.id}`, { as: 'exporter' });
    } finally {
      await pointing.stop();
      await canary.stop();
    }
  });
});

const TABLES = ['idempotency_record', 'webhook_endpoint', 'webhook_delivery', 'webhook_attempt', 'audit_record'];

/** Every row of what the API keeps of requests and endpoints, as text. */
async function everythingStored({ database }: TestApi): Promise<string> {
  const rows = await Promise.all(TABLES.map((table) => readRows(database.superuser, `SELECT * FROM ${table}`)));
  return JSON.stringify(rows);
}
