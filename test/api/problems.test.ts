import { createApp } from '../../api/app.js';
import { PEOPLE_KEEPER } from '../../prisma/actor.js';
import { ADMISSION_LIMITS, REQUEST_LIMITS } from '../../api/routing/requestLimits.js';
import { issueToken, tokenHash } from '../../prisma/queries/tokens.js';
import { OwnPartAway } from '../../prisma/recordErrors.js';
import { authenticate } from '../../services/authenticate.js';
import { get, post, send } from '../support/api/request.js';
import { NOBODY_SIGNS_IN, startTestApi, type TestApi } from '../support/api/startTestApi.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const json = { 'content-type': 'application/json' };

/** Requests that fail before any use case, with the code each is answered with. */
const CASES: readonly [string, () => ReturnType<typeof send>, number, string][] = [
  ['no token', () => get(api, '/v1/me'), 401, 'ACCESS.TOKEN_REQUIRED'],
  [
    'unknown token',
    () => send(api, 'GET', '/v1/me', { headers: { authorization: 'Bearer nobody' } }),
    401,
    'ACCESS.TOKEN_INVALID',
  ],
  [
    'another scheme',
    () => send(api, 'GET', '/v1/me', { headers: { authorization: 'Basic bm9ib2R5' } }),
    401,
    'ACCESS.TOKEN_REQUIRED',
  ],
  ['unknown address', () => get(api, '/v1/parcels', 'exporter'), 404, 'REQUEST.ROUTE_NOT_FOUND'],
  [
    'unknown method',
    () => send(api, 'PUT', '/v1/declarations', { as: 'exporter', body: {} }),
    405,
    'REQUEST.METHOD_NOT_ALLOWED',
  ],
  [
    'broken JSON',
    () => post(api, '/v1/declarations', { as: 'exporter', raw: '{"data":', headers: json }),
    400,
    'REQUEST.JSON_MALFORMED',
  ],
  [
    'no JSON object',
    () => post(api, '/v1/declarations', { as: 'exporter', raw: '[]', headers: json }),
    422,
    'REQUEST.BODY_INVALID',
  ],
  [
    'other media type',
    () => post(api, '/v1/declarations', { as: 'exporter', raw: 'data', headers: { 'content-type': 'text/plain' } }),
    415,
    'REQUEST.MEDIA_TYPE_NOT_SUPPORTED',
  ],
  [
    'compressed body',
    () =>
      post(api, '/v1/declarations', { as: 'exporter', raw: '{}', headers: { ...json, 'content-encoding': 'gzip' } }),
    415,
    'REQUEST.ENCODING_NOT_SUPPORTED',
  ],
  [
    'too large',
    () => post(api, '/v1/declarations', { as: 'exporter', body: { data: { regime: 'x'.repeat(300_000) } } }),
    413,
    'REQUEST.BODY_TOO_LARGE',
  ],
  [
    'too deep',
    () =>
      post(api, '/v1/declarations', { as: 'exporter', raw: `${'['.repeat(5000)}${']'.repeat(5000)}`, headers: json }),
    422,
    'REQUEST.BODY_INVALID',
  ],
  ['unknown declaration', () => get(api, '/v1/declarations/dec_0', 'exporter'), 404, 'DECLARATION.NOT_FOUND'],
  ['a path that is no text', () => get(api, '/v1/declarations/%00', 'exporter'), 404, 'REQUEST.NOT_FOUND'],
  [
    'a path that is no address',
    () => get(api, '/v1/declarations/%E0%A4%A', 'exporter'),
    404,
    'REQUEST.ROUTE_NOT_FOUND',
  ],
  ['wrong role', () => get(api, '/v1/ops/stuck', 'exporter'), 403, 'ACCESS.ROLE_NOT_ALLOWED'],
];

describe('problem documents', () => {
  it.each(CASES)('%s', async (_name, ask, status, code) => {
    const { headers, body, status: answered } = await ask();
    expect([answered, body.code]).toEqual([status, code]);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({
      status,
      type: `/docs/errors#${code}`,
      title: expect.stringMatching(/\.$/) as unknown,
    });
    expect(body.request_id).toBe(headers.get('x-request-id'));
    expect(JSON.stringify(body)).not.toMatch(/\bat .*\.ts|prisma|SELECT|postgres|temporal/i);
  });

  it('413 says the limit, and what to do about a pack that is beyond it', async () => {
    const measures = Array.from({ length: 5_000 }, (_, row) => ({ id: `measure-${row}`, note: 'x'.repeat(50) }));
    const body = { files: { 'measures.json': measures }, reason: 'too much at once' };
    const length = JSON.stringify(body).length;
    const message = `The body has ${length} bytes, at most 262144 bytes (256 KB) are taken.`;
    for (const path of ['proposals', 'trials']) {
      const answer = await post(api, `/v1/country_packs/${path}`, { as: 'operator', body });
      expect([answer.status, answer.body.code, answer.body.detail]).toEqual([413, 'REQUEST.BODY_TOO_LARGE', message]);
      expect(answer.body.errors).toEqual([
        {
          pointer: '/files',
          code: answer.body.code,
          message,
          hint: expect.stringContaining('COUNTRIES_DIR') as string,
        },
      ]);
    }
    const other = await post(api, '/v1/declarations', { as: 'exporter', body });
    expect(other.body).toMatchObject({ detail: message, errors: [{ pointer: '', hint: 'Send less in one request.' }] });
  });

  it('413 of a body whose length is not told says the limit', async () => {
    const init = { method: 'POST', body: new Blob(['x'.repeat(300_000)]).stream(), duplex: 'half' as const };
    const token = `Bearer ${api.people.operator.token}`;
    const headers = { ...json, authorization: token, 'idempotency-key': 'in-pieces' };
    const answer = await fetch(`${api.url}/v1/country_packs/trials`, { ...init, headers });
    const detail = 'The body has more, at most 262144 bytes (256 KB) are taken.';
    expect([answer.status, await answer.json()]).toEqual([413, expect.objectContaining({ detail })]);
  });

  it('401 says how to authenticate, 405 what is allowed there', async () => {
    expect((await get(api, '/v1/me')).headers.get('www-authenticate')).toBe('Bearer');
    const answer = await send(api, 'PUT', '/v1/declarations', { as: 'exporter', body: {} });
    expect(answer.headers.get('allow')).toBe('POST, GET');
    // A word is no id: what stands beside `/v1/hs/{code}` and `/v1/ops/operations/{operation_id}` has methods of its own.
    for (const path of ['/v1/hs/classifications', '/v1/ops/operations/bulk']) {
      const { status, headers } = await get(api, path, 'operator');
      expect([path, status, headers.get('allow')]).toEqual([path, 405, 'POST']);
    }
  });

  it.each(['expired', 'revoked'])('401 for an %s token', async (how) => {
    const past = new Date(Date.now() - 1000).toISOString();
    if (how === 'revoked') {
      await api.deps.record.withActor(PEOPLE_KEEPER, (tx) =>
        tx.accessToken.updateMany({
          where: { tokenHash: tokenHash(api.people.colleague.token) },
          data: { revokedAt: new Date(past) },
        }),
      );
      expect((await get(api, '/v1/me', 'colleague')).body.code).toBe('ACCESS.TOKEN_INVALID');
      return;
    }
    const later = { ...api.deps, clock: () => new Date(Date.now() + 3_600_000) };
    const { personId, organisationId, role } = api.people.exporter;
    const short = {
      token: 'a token of an hour',
      personId,
      organisationId,
      role,
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
    };
    await api.deps.record.withActor(PEOPLE_KEEPER, (tx) => issueToken(tx, short, past));
    expect((await authenticate(api.deps, { token: short.token })).personId).toBe(personId);
    await expect(authenticate(later, { token: short.token })).rejects.toMatchObject({ code: 'ACCESS.TOKEN_INVALID' });
  });

  it('503 while the database is away, with the time to come back', async () => {
    const { record } = api.deps;
    try {
      api.deps.record = {
        ...record,
        withActor: () => Promise.reject(new OwnPartAway(new Error('connection refused'))),
      };
      const answer = await get(api, '/v1/me', 'exporter');
      expect([answer.status, answer.body.code]).toEqual([503, 'RECORD.DATABASE_UNAVAILABLE']);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      const ready = await get(api, '/readyz');
      expect([ready.status, ready.body.status]).toEqual([503, 'not_ready']);
    } finally {
      api.deps.record = record;
    }
  });

  it('429 says when to come back', async () => {
    const uploadFolder = `${api.storageDir}-limited`;
    const limits = { ...REQUEST_LIMITS, ...ADMISSION_LIMITS, requestsPerMinute: 2, uploadFolder };
    const signIn = NOBODY_SIGNS_IN;
    const app = createApp({ services: api.deps, logger: api.deps.logger, limits, signIn });
    const server = app.listen(0, '127.0.0.1');
    try {
      await new Promise((resolve) => server.once('listening', resolve));
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no address');
      const ask = () =>
        fetch(`http://127.0.0.1:${address.port}/v1/me`, {
          headers: { authorization: `Bearer ${api.people.exporter.token}` },
        });
      const statuses = [(await ask()).status, (await ask()).status];
      const refused = await ask();
      expect([...statuses, refused.status]).toEqual([200, 200, 429]);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refused.json()).toMatchObject({ code: 'REQUEST.RATE_LIMITED' });
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});

describe('headers and logs', () => {
  it('answers with strict headers and takes over a well-formed request id', async () => {
    const answer = await send(api, 'GET', '/v1/me', { as: 'exporter', headers: { 'x-request-id': 'scan-2026-11-22' } });
    expect(answer.headers.get('x-request-id')).toBe('scan-2026-11-22');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-powered-by')).toBeNull();
    const forged = await send(api, 'GET', '/v1/me', { as: 'exporter', headers: { 'x-request-id': 'a b' } });
    expect(forged.headers.get('x-request-id')).not.toBe('a b');
  });

  it('writes neither tokens nor personal data into the log, and one line a request with its id', async () => {
    const canary = 'Zebedee Canary of Hangzhou';
    await post(api, '/v1/declarations?secret=canary-in-query', {
      as: 'exporter',
      body: { data: { consignee: { name: canary } } },
      headers: { 'x-request-id': 'request-with-canary', 'x-correlation-id': 'affair-with-canary' },
    });
    const log = api.logLines.join('');
    expect(log).toContain('"correlationId":"affair-with-canary"');
    expect(log).toContain('request-with-canary');
    expect(log).not.toContain(canary);
    expect(log).not.toContain('canary-in-query');
    for (const { token } of Object.values(api.people)) expect(log).not.toContain(token);
  });
});
