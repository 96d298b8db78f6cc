import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../api/app.js';
import { ADMISSION_LIMITS, REQUEST_LIMITS, type AdmissionLimits } from '../../api/routing/requestLimits.js';
import { AUTHENTICATION, DISPATCHER } from '../../prisma/actor.js';
import { reportUse } from '../../prisma/queries/requestBudgets.js';
import { RequestBudgets } from '../../services/limits/requestBudgets.js';
import { readRows } from '../support/readRows.js';
import type { Handle } from '../support/api/people.js';
import { NOBODY_SIGNS_IN, startTestApi, type TestApi } from '../support/api/startTestApi.js';
import { SIZE } from '../support/load/sizes.js';
import { report } from './report.js';

/** S10: how many requests are let in, counted over all processes. */
let api: TestApi;
const servers: Server[] = [];
beforeAll(async () => {
  api = await startTestApi();
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
  await api.deps.background.settle();
  await api.deps.record.withActor(AUTHENTICATION, (tx) => tx.requestBudget.deleteMany());
});
afterAll(() => api.close());

/** Another API process, as far as counting goes. @returns its address */
async function startApi(limits: Partial<AdmissionLimits>, trustedProxies: readonly string[] = []): Promise<string> {
  const whole = { ...REQUEST_LIMITS, ...ADMISSION_LIMITS, requestsPerMinute: 100_000, ...limits };
  const uploadFolder = `${api.storageDir}-${servers.length}`;
  const app = createApp({
    services: api.deps,
    logger: api.deps.logger,
    limits: { ...whole, uploadFolder },
    trustedProxies,
    signIn: NOBODY_SIGNS_IN,
  });
  const server = app.listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((listening) => server.once('listening', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ask = (url: string, as: Handle | undefined, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/v1/me`, {
    headers: { ...headers, ...(as === undefined ? {} : { authorization: `Bearer ${api.people[as].token}` }) },
  });

/** Asks one after the other, each of the processes in turn. @returns how many were let in, and the last refusal */
async function askOften(urls: readonly string[], as: Handle | undefined, times: number) {
  let letIn = 0;
  let refusal: Response | undefined;
  for (let count = 0; count < times; count += 1) {
    const answer = await ask(urls[count % urls.length] ?? '', as);
    if (answer.status === 429) refusal = answer;
    else letIn += 1;
  }
  return { letIn, refusal };
}

test('several processes count together, and a refusal says when to come back', async () => {
  const urls = [await startApi({ requestsPerMinute: 20 }), await startApi({ requestsPerMinute: 20 })];
  const beganAt = Date.now();
  const { letIn, refusal } = await askOften(urls, 'exporter', 50);
  // The budget, what it has filled up meanwhile, and one that each process lets in before it hears of the other.
  const filled = Math.ceil(((Date.now() - beganAt) / 60_000) * 20);
  expect(letIn).toBeGreaterThanOrEqual(20);
  expect(letIn).toBeLessThanOrEqual(20 + filled + 2);
  const seconds = Number(refusal?.headers.get('retry-after'));
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThanOrEqual(6);
  expect(refusal?.headers.get('ratelimit-policy')).toBe('"credential";q=20;w=60');
  expect(await refusal?.json()).toMatchObject({
    code: 'REQUEST.RATE_LIMITED',
    detail: '20 requests a minute of this credential are taken.',
  });
  report('S10', { 'requests to two processes': 50, budget: 20, 'let in': letIn });
});

test('many at once are counted like many one after the other', async () => {
  const urls = [await startApi({ requestsPerMinute: 20 }), await startApi({ requestsPerMinute: 20 })];
  const beganAt = Date.now();
  const answers = await Promise.all(
    Array.from({ length: SIZE.oftenAtOnce }, (_, count) => ask(urls[count % 2] ?? '', 'exporter')),
  );
  const letIn = answers.filter(({ status }) => status === 200).length;
  const filled = Math.ceil(((Date.now() - beganAt) / 60_000) * 20);
  expect(letIn).toBeGreaterThanOrEqual(20);
  // Each process may let in one before it hears of what the other has let in.
  expect(letIn).toBeLessThanOrEqual(20 + filled + 2 * 2);
});

test('a firm is counted over its people, and one firm used up leaves the others alone', async () => {
  const url = await startApi({ requestsPerMinute: 10, personShare: 1, firmShare: 1.5 });
  const first = await askOften([url], 'exporter', 10);
  const second = await askOften([url], 'colleague', 10);
  expect(first.letIn).toBe(10);
  expect(second.letIn).toBeLessThanOrEqual(6);
  expect(second.letIn).toBeGreaterThanOrEqual(5);
  expect(await second.refusal?.json()).toMatchObject({ detail: '15 requests a minute of this firm are taken.' });
  expect((await askOften([url], 'stranger', 5)).letIn).toBe(5);
});

test('an address is counted before its credential is looked at, and a proxy is believed only where it is trusted', async () => {
  const limits = { requestsPerMinute: 5, addressShare: 1 };
  const url = await startApi(limits);
  const claimed = (address: string) => ask(url, undefined, { 'x-forwarded-for': address });
  const statuses: number[] = [];
  for (let count = 0; count < 7; count += 1) statuses.push((await claimed(`192.0.2.${count}`)).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);

  await api.deps.background.settle();
  await api.deps.record.withActor(AUTHENTICATION, (tx) => tx.requestBudget.deleteMany());
  const behind = await startApi(limits, ['127.0.0.1']);
  const through = (address: string) => ask(behind, undefined, { 'x-forwarded-for': address });
  for (let count = 0; count < 7; count += 1) expect((await through(`192.0.2.${count}`)).status).toBe(401);
  // One subscriber of IPv6 has a network of addresses, and is counted as one.
  const network: number[] = [];
  for (let count = 0; count < 6; count += 1) network.push((await through(`2001:db8:1:${count}::1`)).status);
  expect(network).toEqual([401, 401, 401, 401, 401, 429]);
});

test("one firm's flood takes its own places alone: another firm is served meanwhile", async () => {
  const url = await startApi({ atOnce: 3, atOncePerFirm: 2, waitingPerFirm: 3 });
  // Whose a credential is decides its turn from its second request on.
  for (const as of ['exporter', 'stranger'] as const) expect((await ask(url, as)).status).toBe(200);
  const { scanner } = api.deps;
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  try {
    api.deps.scanner = { scan: () => held.then(() => ({ isClean: true })) };
    const answers: number[] = [];
    const flood = Array.from({ length: 8 }, async () => {
      const body = new FormData();
      body.set('kind', 'other');
      body.set('file', new Blob(['words']), 'a.txt');
      const headers = { authorization: `Bearer ${api.people.exporter.token}`, 'idempotency-key': randomUUID() };
      const answer = await fetch(`${url}/v1/documents`, { method: 'POST', headers, body });
      answers.push(answer.status);
      return answer;
    });
    // Two are inside, three wait, three are told to come again.
    const refused = await Promise.any(flood);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await ask(url, 'stranger')).status).toBe(200);
    letGo();
    await Promise.all(flood);
    expect(answers.sort()).toEqual([201, 201, 201, 201, 201, 429, 429, 429]);
  } finally {
    letGo();
    api.deps.scanner = scanner;
  }
});

test('requests cost no statement each: what is let in is reported together', async () => {
  let reports = 0;
  const record = {
    ...api.deps.record,
    withActor: ((actor, work, options) => {
      reports += 1;
      return api.deps.record.withActor(actor, work, options);
    }) as TestApi['deps']['record']['withActor'],
  };
  const budgets = new RequestBudgets({ ...api.deps, record });
  for (let count = 0; count < 1_000; count += 1)
    await budgets.take([
      { subject: `credential:${count % 20}`, perMinute: 3_000 },
      { subject: 'firm:one', perMinute: 15_000 },
    ]);
  await api.deps.background.settle();
  expect(reports).toBeLessThan(50);
  const rows = await readRows<{ subject: string; ahead: string }>(
    api.database.superuser,
    'SELECT subject, owed_until > now() ahead FROM request_budget',
  );
  expect(rows).toHaveLength(21);
});

test('while the record is away each process counts for itself, and reports later', async () => {
  let isAway = true;
  const record = {
    ...api.deps.record,
    withActor: ((actor, work, options) =>
      isAway
        ? Promise.reject(new Error('away'))
        : api.deps.record.withActor(actor, work, options)) as TestApi['deps']['record']['withActor'],
  };
  let now = Date.now();
  const budgets = new RequestBudgets({ ...api.deps, record }, 100, () => now);
  const take = () => budgets.take([{ subject: 'credential:alone', perMinute: 10 }]);
  let letIn = 0;
  for (let count = 0; count < 12; count += 1) if ((await take())?.retryAfterSeconds === undefined) letIn += 1;
  expect(letIn).toBe(10);
  isAway = false;
  now += 6_000;
  // What the record hears of only now is held against the budget from now on.
  expect((await take())?.retryAfterSeconds).toBe(6);
  await api.deps.background.settle();
  const [row] = await readRows<{ owed: number }>(
    api.database.superuser,
    `SELECT extract(epoch FROM owed_until - now())::float8 owed FROM request_budget WHERE subject = 'credential:alone'`,
  );
  // Ten requests of six seconds each.
  expect(row?.owed).toBeGreaterThan(50);
  expect(row?.owed).toBeLessThanOrEqual(60);
});

test('what was counted is seen by nobody who asks, and holds neither credentials nor addresses', async () => {
  const url = await startApi({});
  await ask(url, 'exporter');
  await api.deps.background.settle();
  const rows = await readRows<{ subject: string }>(api.database.superuser, 'SELECT subject FROM request_budget');
  expect(rows.map(({ subject }) => subject.replace(/:.*/, '')).sort()).toEqual([
    'address',
    'credential',
    'firm',
    'person',
  ]);
  for (const { subject } of rows) expect(subject).toMatch(/^[a-z]+:[A-Za-z0-9_-]{22}$/);
  await expect(
    api.deps.record.withActor(DISPATCHER, (tx) => reportUse(tx, [{ subject: 'firm:forged', usedMs: 1 }])),
  ).rejects.toThrow();
  expect(await api.deps.record.withActor(DISPATCHER, (tx) => tx.requestBudget.count())).toBe(0);
});
