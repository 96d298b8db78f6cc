/** A quote is asked for once: its key, its row and its answer are one transaction. */
import { randomUUID } from 'node:crypto';
import { authenticate } from '../../services/authenticate.js';
import { doAtOnce } from '../../services/idempotency/requests.js';
import { createQuote } from '../../services/quotes/createQuote.js';
import { WORKER } from '../../prisma/actor.js';
import { buildBasketsQuote } from '../support/builders/quoteData.js';
import { basketsQuestion } from '../support/api/quotes.js';
import { post, type TestAnswer } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const ask = (key: string, changes: Record<string, unknown> = {}): Promise<TestAnswer> =>
  post(api, '/v1/quotes', { as: 'exporter', key, body: basketsQuestion(changes) });
const count = (sql: 'quotes' | 'keys'): Promise<number> =>
  api.deps.record.withActor(WORKER, (tx) => (sql === 'quotes' ? tx.quote.count() : tx.idempotencyRecord.count()));

it('of many requests at once with one key, one makes a quote, and all get its answer', async () => {
  const before = await count('quotes');
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 40 }, () => ask(key)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers.filter(({ headers }) => headers.get('idempotent-replayed') === null)).toHaveLength(1);
  expect(await count('quotes')).toBe(before + 1);
});

it('422: the key with another body is refused, whatever that body asks', async () => {
  const key = randomUUID();
  expect((await ask(key)).status).toBe(201);
  for (const changes of [{ date: '2026-07-01' }, { corridor: { origin: 'RW', destination: 'ZZ' } }]) {
    const other = await ask(key, changes);
    expect([other.status, other.body.code]).toEqual([422, 'REQUEST.IDEMPOTENCY_KEY_REUSED']);
  }
});

it('a refusal is given again, leaves no quote, and is kept under its key', async () => {
  const before = await count('quotes');
  const key = randomUUID();
  const first = await ask(key, { regime: 'no_such' });
  const again = await ask(key, { regime: 'no_such' });
  expect([first.status, again.status, again.text]).toEqual([422, 422, first.text]);
  expect([first, again].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
  expect(await count('quotes')).toBe(before);
  expect((await ask(key)).body.code).toBe('REQUEST.IDEMPOTENCY_KEY_REUSED');
});

it('goes on under the seed of a request that died half-way and left its key', async () => {
  const key = randomUUID();
  const first = await ask(key);
  await api.deps.record.withActor(WORKER, async (tx) => {
    const body = String(first.body.id).slice('quo_'.length);
    // No process has the number zero.
    await tx.$executeRaw`UPDATE idempotency_record SET status = 'running', body = ${body}, claimed_by = 0 WHERE key = ${key}`;
  });
  const again = await ask(key);
  expect([again.status, again.body.id]).toEqual([201, first.body.id]);
});

it('of work that fails by a fault of ours neither its rows nor its key are left', async () => {
  const before = [await count('quotes'), await count('keys')];
  const caller = await authenticate(api.deps, { token: api.people.exporter.token });
  const request = { scope: `${caller.organisationId}/test`, key: randomUUID(), bodyHash: 'a' };
  const question = { data: buildBasketsQuote(), date: '2026-06-30' };
  const failing = doAtOnce(api.deps, caller, request, async (key, record) => {
    await createQuote({ ...api.deps, record }, caller, { question, variants: [], key });
    throw new Error('the process is ill');
  });
  await expect(failing).rejects.toThrow('the process is ill');
  expect([await count('quotes'), await count('keys')]).toEqual(before);
});

it('work for another actor does not slip into the transaction', async () => {
  const caller = await authenticate(api.deps, { token: api.people.exporter.token });
  const stranger = await authenticate(api.deps, { token: api.people.stranger.token });
  const request = { scope: `${caller.organisationId}/test`, key: randomUUID(), bodyHash: 'a' };
  const question = { data: buildBasketsQuote(), date: '2026-06-30' };
  const slipping = doAtOnce(api.deps, caller, request, async (key, record) => {
    const quote = await createQuote({ ...api.deps, record }, stranger, { question, variants: [], key });
    return { status: 201, headers: {}, body: quote.id };
  });
  await expect(slipping).rejects.toThrow('another actor');
});
