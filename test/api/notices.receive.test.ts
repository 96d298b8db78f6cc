import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { DISPATCHER } from '../../prisma/actor.js';
import { submitCoffee } from '../support/api/declarations.js';
import { send, type TestAnswer } from '../support/api/request.js';
import { startTestApi, TEST_SECRET, type TestApi } from '../support/api/startTestApi.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

interface Sent {
  id?: string;
  at?: Date;
  secret?: string;
  signedBody?: string;
  counterparty?: string;
}

const deliver = (
  body: string,
  { id = randomUUID(), at = new Date(), secret = TEST_SECRET, signedBody = body, counterparty = 'customs' }: Sent = {},
): Promise<TestAnswer> =>
  send(api, 'POST', `/v1/notices/${counterparty}`, {
    raw: body,
    key: null,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, signedBody),
    },
  });

const accepted = (reference: string): string =>
  JSON.stringify({
    id: randomUUID(),
    type: 'customs.declaration.accepted',
    timestamp: new Date().toISOString(),
    reference,
    version: 1,
    data: { function_code: '01', at: new Date().toISOString(), lrn: 'X1', mrn: '26RW0000000000000A' },
  });

const find = (noticeId: unknown) =>
  api.deps.record.withActor(DISPATCHER, (tx) => tx.notice.findUniqueOrThrow({ where: { id: String(noticeId) } }));

describe('POST /v1/notices/{counterparty}', () => {
  it('202: stores the raw bytes, then reads them, places them and signals the workflow', async () => {
    const { id } = await submitCoffee(api);
    const reference = `clearance:${id}:lodge:1`;
    // White space and order are the sender's: what was signed is what is kept.
    const body = ` ${accepted(reference)}\n`;
    const answer = await deliver(body);
    expect([answer.status, answer.body.received]).toEqual([202, true]);
    await api.deps.background.settle();
    const notice = await find(answer.body.notice_id);
    expect(Buffer.from(notice.raw).toString('utf8')).toBe(body);
    expect(notice).toMatchObject({
      status: 'delivered',
      kind: 'customs_accepted',
      reference,
      version: 1,
      declarationId: id,
    });
    const { history } = { history: await api.deps.temporal.workflow.getHandle(`clearance:${id}`).fetchHistory() };
    expect(
      history.events?.filter(({ workflowExecutionSignaledEventAttributes: signal }) => signal?.signalName === 'notice'),
    ).toHaveLength(1);
  });

  it('answers a replay the same and keeps one row', async () => {
    const body = accepted('clearance:none:lodge:1');
    const id = randomUUID();
    const first = await deliver(body, { id });
    const second = await deliver(body, { id });
    expect(second.text).toBe(first.text);
    const count = await api.deps.record.withActor(DISPATCHER, (tx) => tx.notice.count({ where: { externalId: id } }));
    expect(count).toBe(1);
  });

  it('keeps what it cannot read or place, with the reason', async () => {
    const unread = await deliver('{"id":"1","type":"customs.unheard"}');
    const unplaced = await deliver(accepted('clearance:dec_unknown:lodge:1'));
    await api.deps.background.settle();
    expect(await find(unread.body.notice_id)).toMatchObject({ status: 'uninterpretable', attempts: 1 });
    expect(await find(unplaced.body.notice_id)).toMatchObject({
      status: 'uninterpretable',
      why: 'it answers a reference that was never given out',
    });
  });

  const other = `whsec_${Buffer.from('another secret of thirty-two b..').toString('base64')}`;
  const FORGERIES: readonly [string, Sent, string][] = [
    ['another secret', { secret: other }, 'NOTICE.SIGNATURE_INVALID'],
    ['another body', { signedBody: '{}' }, 'NOTICE.SIGNATURE_INVALID'],
    ['six minutes old', { at: new Date(Date.now() - 360_000) }, 'NOTICE.TIMESTAMP_STALE'],
    ['six minutes ahead', { at: new Date(Date.now() + 360_000) }, 'NOTICE.TIMESTAMP_STALE'],
  ];
  it.each(FORGERIES)('401: %s', async (_name, sent, code) => {
    const before = await api.deps.record.withActor(DISPATCHER, (tx) => tx.notice.count());
    const answer = await deliver(accepted('clearance:x:lodge:1'), sent);
    expect([answer.status, answer.body.code]).toEqual([401, code]);
    expect(await api.deps.record.withActor(DISPATCHER, (tx) => tx.notice.count())).toBe(before);
  });

  it('401: no signature at all', async () => {
    const answer = await send(api, 'POST', '/v1/notices/customs', {
      raw: '{}',
      key: null,
      headers: { 'content-type': 'application/json' },
    });
    expect([answer.status, answer.body.code]).toEqual([401, 'NOTICE.SIGNATURE_INVALID']);
  });

  it('404: a counterparty that does not exist, or that this installation was given no secret of', async () => {
    expect((await deliver('{}', { counterparty: 'weather-1' })).status).toBe(404);
    expect((await deliver('{}', { counterparty: 'weather' })).status).toBe(404);
  });

  it('takes the older of two secrets while one is being replaced', async () => {
    const rotating = await startTestApi({
      counterpartySecrets: { customs: [TEST_SECRET, other], naeb: other, rica: other, carrier: other, payment: other },
    });
    const current = api;
    try {
      api = rotating;
      expect((await deliver(accepted('clearance:x:lodge:1'), { secret: other })).status).toBe(202);
      expect((await deliver(accepted('clearance:x:lodge:1'), { secret: TEST_SECRET })).status).toBe(202);
    } finally {
      api = current;
      await rotating.close();
    }
  });
});
