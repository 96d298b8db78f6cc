/** S14: a counterparty's notice is taken by its signature alone, once, and within five minutes. */
import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { loadConfig } from '../../bin/config/loadConfig.js';
import { DISPATCHER } from '../../prisma/actor.js';
import { send, type TestAnswer } from '../support/api/request.js';
import { startTestApi, TEST_SECRET, type TestApi } from '../support/api/startTestApi.js';

const OLDER = `whsec_${Buffer.from('the secret before, 32 bytes long').toString('base64')}`;
const OTHER = `whsec_${Buffer.from('another secret of thirty-two b..').toString('base64')}`;

let api: TestApi;
beforeAll(async () => {
  // Secrets as they are configured: customs is changing over, and both of its secrets are valid.
  const text = JSON.stringify({ customs: [TEST_SECRET, OLDER], carrier: OTHER, payment: OTHER });
  const { COUNTERPARTY_SECRETS } = loadConfig({ COUNTERPARTY_SECRETS: text }, ['COUNTERPARTY_SECRETS']);
  api = await startTestApi({ counterpartySecrets: COUNTERPARTY_SECRETS });
});
afterAll(() => api.close());

interface Notice {
  body: string | Buffer<ArrayBuffer>;
  headers: Record<string, string>;
}

const SAID = JSON.stringify({ id: 'n1', type: 'customs.unheard', text: 'é' });
/** A notice in order. */
function notice({ id = String(randomUUID()), at = new Date(), secret = TEST_SECRET, body = SAID } = {}): Notice & {
  id: string;
} {
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
  return { id, body, headers };
}
const deliver = ({ body, headers }: Notice, to = 'customs'): Promise<TestAnswer> =>
  send(api, 'POST', `/v1/notices/${to}`, {
    raw: typeof body === 'string' ? body : new Uint8Array(body),
    key: null,
    headers: { 'content-type': 'application/json', ...headers },
  });
const stored = () =>
  api.deps.record.withActor(DISPATCHER, (tx) => tx.notice.findMany({ select: { externalId: true, raw: true } }));
const changed = (one: Notice, headers: Record<string, string>): Notice => ({
  ...one,
  headers: { ...one.headers, ...headers },
});

describe('forgeries', () => {
  const seconds = (shift: number): string => String(Math.floor(Date.now() / 1000) + shift);
  const FORGERIES: readonly [string, () => Notice, string?][] = [
    ['another body', () => ({ ...notice(), body: SAID.replace('unheard', 'accepted') })],
    ['a body with a space more', () => ({ ...notice(), body: `${SAID} ` })],
    [
      'bytes that are no text, where a mark in the signed text stands for such',
      () => {
        const signed = notice({ body: '{"text":"\ufffd"}' });
        return { ...signed, body: Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xff]), Buffer.from('"}')]) };
      },
    ],
    ['another id', () => changed(notice(), { 'webhook-id': randomUUID() })],
    ['an id with spaces', () => changed(notice(), { 'webhook-id': 'a b' })],
    ['another time', () => changed(notice(), { 'webhook-timestamp': seconds(-30) })],
    [
      'a time with more behind it',
      () => {
        const one = notice();
        return changed(one, { 'webhook-timestamp': `${one.headers['webhook-timestamp']}.0` });
      },
    ],
    ['another secret', () => notice({ secret: OTHER })],
    [
      'the signature of another notice',
      () => changed(notice(), { 'webhook-signature': notice().headers['webhook-signature'] ?? '' }),
    ],
    [
      'a signature of another version',
      () => {
        const one = notice();
        return changed(one, { 'webhook-signature': (one.headers['webhook-signature'] ?? '').replace('v1,', 'v1a,') });
      },
    ],
    [
      'a signature cut short',
      () => {
        const one = notice();
        return changed(one, { 'webhook-signature': (one.headers['webhook-signature'] ?? '').slice(0, -4) });
      },
    ],
    ['no signature', () => ({ ...notice(), headers: {} })],
    ['310 seconds old', () => notice({ at: new Date(Date.now() - 310_000) })],
    ['310 seconds ahead', () => notice({ at: new Date(Date.now() + 310_000) })],
  ];

  it.each(FORGERIES)('401, and nothing is kept: %s', async (_name, forge) => {
    const before = (await stored()).length;
    const { status, body } = await deliver(forge());
    expect([status, ['NOTICE.SIGNATURE_INVALID', 'NOTICE.TIMESTAMP_STALE'].includes(String(body.code))]).toEqual([
      401,
      true,
    ]);
    expect((await stored()).length).toBe(before);
  });

  it('are more than ten; a notice of one counterparty is none of another', async () => {
    expect(FORGERIES.length).toBeGreaterThanOrEqual(10);
    expect((await deliver(notice(), 'carrier')).status).toBe(401);
  });
});

describe('what is genuine', () => {
  it('is taken under either of two secrets while one takes the place of the other, and within the window', async () => {
    const answers = await Promise.all([
      deliver(notice()),
      deliver(notice({ secret: OLDER })),
      deliver(notice({ at: new Date(Date.now() - 290_000) })),
      deliver(notice({ at: new Date(Date.now() + 290_000) })),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
  });

  it('comes again and is answered alike, and taken once, whatever it says the second time', async () => {
    const first = notice();
    const answers = await Promise.all([deliver(first), deliver(first), deliver(first)]);
    const other = await deliver(notice({ id: first.id, body: '{"type":"customs.declaration.released"}' }));
    expect(new Set([...answers, other].map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const rows = (await stored()).filter(({ externalId }) => externalId === first.id);
    expect(rows.map(({ raw }) => Buffer.from(raw).toString('utf8'))).toEqual([SAID]);
  });

  it('is kept though it cannot be read, and has no effect', async () => {
    const { body } = await deliver(notice({ body: '{"id":"1","type":"customs.declaration.accepted","data":7}' }));
    await api.deps.background.settle();
    const row = await api.deps.record.withActor(DISPATCHER, (tx) =>
      tx.notice.findUniqueOrThrow({ where: { id: String(body.notice_id) } }),
    );
    expect(row).toMatchObject({ status: 'uninterpretable', declarationId: null });
  });
});
