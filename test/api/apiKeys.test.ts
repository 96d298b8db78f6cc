import { createHash, randomUUID } from 'node:crypto';
import { get, post, send, type TestAnswer } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';
import { readRows } from '../support/readRows.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
afterEach(() => {
  api.deps.clock = () => new Date();
});

const HOUR_MS = 3_600_000;
const later = (ms: number): void => {
  api.deps.clock = () => new Date(Date.now() + ms);
};
const create = (more: object = {}): Promise<TestAnswer> =>
  post(api, '/v1/api_keys', { as: 'exporter', body: { name: 'Shop', role: 'exporter', mode: 'test', ...more } });
const made = async (more: object = {}): Promise<{ id: string; secret: string }> => {
  const { status, body } = await create(more);
  expect(status).toBe(201);
  return { id: String(body.id), secret: String(body.secret) };
};
const by = (secret: string, method: string, path: string, body?: object): Promise<TestAnswer> =>
  send(api, method, path, { headers: { authorization: `Bearer ${secret}` }, ...(body === undefined ? {} : { body }) });
const me = (secret: string): Promise<TestAnswer> => by(secret, 'GET', '/v1/me');
const rowOf = async (id: string): Promise<Record<string, unknown>> => {
  const [row] = await readRows<Record<string, unknown>>(api.database.superuser, 'SELECT * FROM api_key WHERE id = $1', [
    id,
  ]);
  return row ?? {};
};

describe('a key', () => {
  it('is shown once, and kept as a hash alone', async () => {
    const key = randomUUID();
    const body = { name: 'Shop', role: 'exporter', mode: 'live' };
    const first = await post(api, '/v1/api_keys', { as: 'exporter', key, body });
    const again = await post(api, '/v1/api_keys', { as: 'exporter', key, body });
    const [text, shown, secret] = /^(ptl_live_[0-9a-f]{32})_([A-Za-z0-9_-]{43})$/.exec(String(first.body.secret)) ?? [];
    expect(first.body.shown).toBe(shown);
    expect([again.body.id, again.body.secret]).toEqual([first.body.id, null]);
    expect((await rowOf(String(first.body.id))).secret_hash).toBe(
      createHash('sha256').update(String(secret)).digest('hex'),
    );
    const tables = ['api_key', 'idempotency_record', 'audit_record'];
    const stored = await Promise.all(tables.map((table) => readRows(api.database.superuser, `SELECT * FROM ${table}`)));
    expect(JSON.stringify(stored)).toContain(String(shown));
    expect(JSON.stringify(stored)).not.toContain(String(secret));
    expect(api.logLines.join()).not.toContain(String(secret));
    expect((await me(String(text))).status).toBe(200);
  });

  it('asks as its firm, and what it does names it', async () => {
    const key = await made();
    expect((await me(key.secret)).body).toMatchObject({
      person_id: null,
      key_id: key.id,
      mode: 'test',
      role: 'exporter',
      organisation: { id: api.people.exporter.organisationId },
    });
    const { id } = (await by(key.secret, 'POST', '/v1/declarations', { data: {} })).body;
    const timeline = (await get(api, `/v1/declarations/${String(id)}/timeline`, 'exporter')).body.items;
    expect(timeline).toMatchObject([{ what: 'draftCreated', actor: key.id, role: 'exporter' }]);
    const audited = await readRows<{ body: { what: string; actor: string } }>(
      api.database.superuser,
      `SELECT body FROM audit_record WHERE body ->> 'actor' = $1`,
      [key.id],
    );
    expect(audited.length).toBeGreaterThan(0);
  });

  it('remembers its last use, to the minute', async () => {
    const key = await made();
    expect((await rowOf(key.id)).last_used_at).toBeNull();
    await me(key.secret);
    const first = (await rowOf(key.id)).last_used_at as Date;
    later(30_000);
    await me(key.secret);
    expect((await rowOf(key.id)).last_used_at).toEqual(first);
    later(61_000);
    await me(key.secret);
    expect(((await rowOf(key.id)).last_used_at as Date).getTime()).toBeGreaterThan(first.getTime() + 55_000);
  });

  it('begins declarations in its mode', async () => {
    const [test, live] = [await made(), await made({ mode: 'live' })];
    const modeOf = async (secret: string): Promise<unknown> => {
      const { id } = (await by(secret, 'POST', '/v1/declarations', { data: {} })).body;
      const [row] = await readRows<{ mode: string }>(
        api.database.superuser,
        'SELECT mode FROM declaration WHERE id = $1',
        [id],
      );
      return row?.mode;
    };
    expect([await modeOf(test.secret), await modeOf(live.secret)]).toEqual(['test', 'live']);
  });

  it('is not let in when anything of it is wrong', async () => {
    const { secret } = await made();
    const other = await made();
    const [, id = '', own = ''] = /^ptl_test_([0-9a-f]{32})_(.+)$/.exec(secret) ?? [];
    const wrong = [
      `ptl_test_${id}_${other.secret.slice(-43)}`,
      `ptl_live_${id}_${own}`,
      `ptl_test_${randomUUID().replaceAll('-', '')}_${own}`,
      `ptl_test_${id}_${own.slice(0, -1)}`,
      `ptl_test_${id}_${own}x`,
      `ptl_test_${id}`,
      `PTL_test_${id}_${own}`,
      own,
    ];
    const answers = await Promise.all(wrong.map(me));
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      wrong.map(() => [401, 'ACCESS.TOKEN_INVALID']),
    );
  });

  it('ends by itself at the instant that was said', async () => {
    const key = await made({ expires_at: new Date(Date.now() + HOUR_MS).toISOString() });
    expect((await me(key.secret)).status).toBe(200);
    later(HOUR_MS + 1_000);
    expect((await me(key.secret)).status).toBe(401);
    const past = await create({ expires_at: new Date(Date.now() - 1_000).toISOString() });
    expect([past.status, past.body.errors]).toMatchObject([422, [{ pointer: '/expires_at' }]]);
  });
});

describe('rotation', () => {
  it('leaves the old key working for the overlap, a day unless another is said', async () => {
    const old = await made({ name: 'Warehouse' });
    const { body } = await post(api, `/v1/api_keys/${old.id}/rotate`, { as: 'colleague' });
    expect(body).toMatchObject({ name: 'Warehouse', mode: 'test', role: 'exporter', replaced_by: null });
    const works = async (): Promise<number[]> =>
      Promise.all([old.secret, String(body.secret)].map(async (secret) => (await me(secret)).status));
    expect(await works()).toEqual([200, 200]);
    later(24 * HOUR_MS - 60_000);
    expect(await works()).toEqual([200, 200]);
    later(24 * HOUR_MS + 1_000);
    expect(await works()).toEqual([401, 200]);
    expect(await rowOf(old.id)).toMatchObject({ replaced_by: body.id });
  });

  it('without overlap ends it at once; a key is replaced once', async () => {
    const old = await made();
    await post(api, `/v1/api_keys/${old.id}/rotate`, { as: 'exporter', body: { overlap_hours: 0 } });
    expect((await me(old.secret)).status).toBe(401);
    const again = await post(api, `/v1/api_keys/${old.id}/rotate`, { as: 'exporter' });
    expect([again.status, again.body.code]).toEqual([409, 'KEY.NOT_IN_USE']);
  });

  it('never gives a key a longer life than it had', async () => {
    const expires_at = new Date(Date.now() + HOUR_MS).toISOString();
    const old = await made({ expires_at });
    const { body } = await post(api, `/v1/api_keys/${old.id}/rotate`, { as: 'exporter' });
    expect(body.expires_at).toBe(expires_at);
    expect(((await rowOf(old.id)).expires_at as Date).toISOString()).toBe(expires_at);
  });
});

describe('revocation', () => {
  it('ends a key at once, and again is the same', async () => {
    const key = await made();
    const revoked = await post(api, `/v1/api_keys/${key.id}/revoke`, { as: 'colleague' });
    expect((await me(key.secret)).status).toBe(401);
    const again = await post(api, `/v1/api_keys/${key.id}/revoke`, { as: 'exporter' });
    expect([again.status, again.body.revoked_at]).toEqual([200, revoked.body.revoked_at]);
    expect(again.body.revoked_by).toBe(api.people.colleague.personId);
  });
});

describe('who may', () => {
  it('a key makes, replaces and ends no keys, its own included', async () => {
    const key = await made();
    const answers = [
      await by(key.secret, 'POST', '/v1/api_keys', { name: 'x', role: 'exporter', mode: 'test' }),
      await by(key.secret, 'POST', `/v1/api_keys/${key.id}/rotate`, {}),
      await by(key.secret, 'POST', `/v1/api_keys/${key.id}/revoke`),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
      Array(3).fill([403, 'ACCESS.PERSON_REQUIRED']),
    );
  });

  it('another firm’s keys are unknown', async () => {
    const key = await made();
    for (const verb of ['rotate', 'revoke']) {
      const answer = await post(api, `/v1/api_keys/${key.id}/${verb}`, { as: 'stranger' });
      expect([answer.status, answer.body.code]).toEqual([404, 'KEY.NOT_FOUND']);
    }
    expect((await get(api, '/v1/api_keys?limit=100', 'stranger')).text).not.toContain(key.id);
    expect((await me(key.secret)).status).toBe(200);
  });

  it('production has no test mode: no key of it is made, and one that there was is not let in', async () => {
    const before = api.deps.config;
    const key = await made();
    api.deps.config = { ...before, environment: 'production' };
    try {
      expect((await create()).body.code).toBe('ACCESS.TEST_MODE_NOT_HERE');
      expect((await me(key.secret)).status).toBe(401);
      expect((await get(api, '/v1/me', 'exporter')).body.mode).toBe('live');
    } finally {
      api.deps.config = before;
    }
  });
});
