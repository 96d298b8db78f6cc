import { randomUUID } from 'node:crypto';
import { createDraft } from '../support/api/declarations.js';
import { get, post, send } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

const LEASE_MS = 400;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ idempotencyLeaseMs: LEASE_MS });
});
afterAll(() => api.close());

const countDrafts = async (): Promise<number> =>
  ((await get(api, '/v1/declarations?limit=100', 'exporter')).body.items as unknown[]).length;

describe('Idempotency-Key', () => {
  it('is asked for on every POST that does something', async () => {
    const answer = await post(api, '/v1/declarations', { as: 'exporter', key: null, body: { data: {} } });
    expect([answer.status, answer.body.code]).toEqual([400, 'REQUEST.IDEMPOTENCY_KEY_REQUIRED']);
    const malformed = await post(api, '/v1/declarations', { as: 'exporter', key: 'x'.repeat(201), body: { data: {} } });
    expect([malformed.status, malformed.body.code]).toEqual([400, 'REQUEST.IDEMPOTENCY_KEY_MALFORMED']);
  });

  it('answers the same key and body byte for byte, however the JSON is written', async () => {
    const request = { as: 'exporter' as const, key: randomUUID(), headers: { 'content-type': 'application/json' } };
    const first = await post(api, '/v1/declarations', {
      ...request,
      raw: '{"data":{"incoterm":"DAP","regime":"retail_import"}}',
    });
    const second = await post(api, '/v1/declarations', {
      ...request,
      raw: ' {"data": {"regime":"retail_import", "incoterm":"DAP"}}',
    });
    expect(first.status).toBe(201);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.status).toBe(201);
    expect(second.text).toBe(first.text);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    for (const name of ['etag', 'location', 'content-type'])
      expect(second.headers.get(name)).toBe(first.headers.get(name));
  });

  it('422: refuses the key with another body', async () => {
    const key = randomUUID();
    await post(api, '/v1/declarations', { as: 'exporter', key, body: { data: {} } });
    const answer = await post(api, '/v1/declarations', { as: 'exporter', key, body: { data: { incoterm: 'DAP' } } });
    expect([answer.status, answer.body.code]).toEqual([422, 'REQUEST.IDEMPOTENCY_KEY_REUSED']);
  });

  it('keeps the keys of people, firms and addresses apart', async () => {
    const key = randomUUID();
    const answers = await Promise.all(
      (['exporter', 'colleague', 'stranger'] as const).map((as) =>
        post(api, '/v1/declarations', { as, key, body: { data: {} } }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(3);
  });

  it('gives a refusal again too', async () => {
    const id = await createDraft(api, 'exporter', {});
    const request = { as: 'exporter' as const, key: randomUUID() };
    const first = await post(api, `/v1/declarations/${id}/submit`, request);
    expect(first.status).toBe(422);
    const second = await post(api, `/v1/declarations/${id}/submit`, request);
    expect([second.status, second.text, second.headers.get('idempotent-replayed')]).toEqual([422, first.text, 'true']);
    expect(second.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('of a hundred requests at once with one key, makes one thing; the others wait or get its answer', async () => {
    const before = await countDrafts();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => post(api, '/v1/declarations', { as: 'exporter', key, body: { data: {} } })),
    );
    const made = answers.filter(({ status }) => status === 201);
    const waiting = answers.filter(({ status }) => status === 409);
    expect(made.length + waiting.length).toBe(100);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map(({ text }) => text)).size).toBe(1);
    for (const { body, headers } of waiting) {
      expect(body.code).toBe('REQUEST.IDEMPOTENCY_KEY_IN_USE');
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(await countDrafts()).toBe(before + 1);
  });

  it('after a crash half-way, the same key goes on with the same ids and makes no twin', async () => {
    const key = randomUUID();
    const first = await post(api, '/v1/declarations', { as: 'exporter', key, body: { data: {} } });
    // As a process leaves it that died after the draft was committed and before its answer was kept.
    await api.deps.record.withActor({ kind: 'system', role: 'system', scope: 'worker' }, async (tx) => {
      const id = String(first.body.id).slice('dec_'.length);
      await tx.$executeRaw`UPDATE idempotency_record SET status = 'running', body = ${id}, http_status = NULL,
        locked_until = ${new Date(Date.now() + LEASE_MS)} WHERE key = ${key}`;
    });
    const early = await post(api, '/v1/declarations', { as: 'exporter', key, body: { data: {} } });
    expect(early.status).toBe(409);
    let late = early;
    for (const until = Date.now() + 5_000; late.status === 409 && Date.now() < until;) {
      late = await post(api, '/v1/declarations', { as: 'exporter', key, body: { data: {} } });
    }
    expect(late.status).toBe(201);
    expect(late.body.id).toBe(first.body.id);
  });

  it('after a crash, the same key goes on at once when the connection that claimed it is gone', async () => {
    const key = randomUUID();
    const first = await post(api, '/v1/declarations', { as: 'exporter', key, body: { data: {} } });
    await api.deps.record.withActor({ kind: 'system', role: 'system', scope: 'worker' }, async (tx) => {
      const body = String(first.body.id).slice('dec_'.length);
      const lockedUntil = new Date(Date.now() + 3_600_000);
      // No process has the number zero.
      await tx.$executeRaw`UPDATE idempotency_record SET status = 'running', body = ${body}, http_status = NULL,
        locked_until = ${lockedUntil}, claimed_by = 0 WHERE key = ${key}`;
    });
    const again = await post(api, '/v1/declarations', { as: 'exporter', key, body: { data: {} } });
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
  });

  it('keeps no answer of a fault of ours', async () => {
    const key = randomUUID();
    const { storage } = api.deps;
    const upload = (): FormData => {
      const form = new FormData();
      form.set('kind', 'other');
      form.set('file', new Blob(['plain words']), 'note.txt');
      return form;
    };
    try {
      api.deps.storage = { ...storage, put: () => Promise.reject(new Error('disk is full')) };
      const failed = await send(api, 'POST', '/v1/documents', { as: 'exporter', key, raw: upload() });
      expect([failed.status, failed.body.code]).toEqual([500, 'SYSTEM.DEFECT']);
      expect(failed.text).not.toContain('disk is full');
    } finally {
      api.deps.storage = storage;
    }
    const again = await send(api, 'POST', '/v1/documents', { as: 'exporter', key, raw: upload() });
    expect(again.status).toBe(201);
  });
});
