import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import express from 'express';
import { setUpEngineOrigin } from '../../api/middleware/engineOrigin.js';
import { WORKER } from '../../prisma/actor.js';
import { createPayloadCodec } from '../../services/payloads/payloadCodec.js';
import { post, send } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';
import { TEST_KEYS, testKey } from '../support/testKeys.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const PATH = '/v1/codec/decode';
const base64 = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('base64');
const toWire = ({ metadata, data }: Payload) => ({
  metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)])),
  data: base64(data),
});

async function encrypted(value: unknown, keys = TEST_KEYS): Promise<Payload> {
  const plain = defaultPayloadConverter.toPayload(value);
  const [payload] = await createPayloadCodec(keys).encode(plain === undefined ? [] : [plain]);
  if (payload === undefined) throw new Error('no payload');
  return payload;
}
const reads = async (): Promise<unknown[]> => {
  const rows = await api.deps.record.withActor(WORKER, (tx) =>
    tx.auditRecord.findMany({ where: { body: { path: ['what'], equals: 'payloadsRead' } }, orderBy: { index: 'asc' } }),
  );
  return rows.map(({ body }) => body);
};

it('answers in the form of a codec server, as Temporal asks it', async () => {
  const payload = await encrypted({ declarationId: 'dec_1' });
  const headers = { 'content-type': 'application/json', 'x-namespace': 'default' };
  const answer = await send(api, 'POST', PATH, {
    as: 'operator',
    headers,
    key: null,
    body: { payloads: [toWire(payload)] },
  });
  expect(answer.status).toBe(200);
  const [decoded] = answer.body.payloads as { metadata: Record<string, string>; data: string }[];
  expect(Buffer.from(decoded?.metadata.encoding ?? '', 'base64').toString()).toBe('json/plain');
  expect(Buffer.from(decoded?.data ?? '', 'base64').toString()).toBe('{"declarationId":"dec_1"}');
});

it('records every reading: who, under which keys, and the hash of what', async () => {
  const before = (await reads()).length;
  const body = { payloads: [toWire(await encrypted(1)), toWire(await encrypted(2))] };
  await post(api, PATH, { as: 'operator', key: null, body });
  const told = (await reads()).slice(before);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ actor: api.people.operator.personId, facts: { keys: [TEST_KEYS[0].id] } });
  const { facts } = told[0] as { facts: { payloads: string[] } };
  expect(facts.payloads).toHaveLength(2);
  for (const hash of facts.payloads) expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

it('what was never encrypted comes back as it is', async () => {
  const plain = toWire(defaultPayloadConverter.toPayload('open') ?? {});
  expect((await post(api, PATH, { as: 'operator', key: null, body: { payloads: [plain] } })).body).toEqual({
    payloads: [plain],
  });
});

it('422: under a key that is not held, or changed; nothing of it is answered', async () => {
  const foreign = toWire(await encrypted(1, [testKey('other', 9)]));
  const unknown = await post(api, PATH, { as: 'operator', key: null, body: { payloads: [foreign] } });
  expect([unknown.status, unknown.body.code]).toEqual([422, 'PAYLOAD.KEY_UNKNOWN']);
  const payload = await encrypted(1);
  const data = Buffer.from(payload.data ?? []);
  data.writeUInt8(data.readUInt8(20) ^ 1, 20);
  const body = { payloads: [toWire(await encrypted(2)), toWire({ ...payload, data })] };
  const changed = await post(api, PATH, { as: 'operator', key: null, body });
  expect([changed.status, changed.body.code]).toEqual([422, 'PAYLOAD.NOT_AUTHENTIC']);
});

it('401 and 403: nobody, and nobody but operators', async () => {
  const body = { payloads: [toWire(await encrypted(1))] };
  const before = (await reads()).length;
  expect((await send(api, 'POST', PATH, { key: null, body })).status).toBe(401);
  for (const as of ['exporter', 'customs', 'naeb'] as const)
    expect((await post(api, PATH, { as, key: null, body })).status).toBe(403);
  expect((await reads()).length).toBe(before);
});

describe('from a browser', () => {
  const ORIGIN = 'http://127.0.0.1:8080';
  /** The middleware by itself, before a route that answers. */
  async function asked(method: string, from: string, allowed: string | undefined): Promise<Response> {
    const app = express();
    app.use(setUpEngineOrigin(allowed));
    app.post('/', (_request, response) => void response.json({}));
    const server = app.listen(0, '127.0.0.1');
    try {
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      return await fetch(`http://127.0.0.1:${port}/`, { method, headers: { origin: from } });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it("the engine's pages are let in by name, with their credentials and never by a wildcard", async () => {
    const before = await asked('OPTIONS', ORIGIN, ORIGIN);
    expect([before.status, before.headers.get('access-control-allow-origin')]).toEqual([204, ORIGIN]);
    expect(before.headers.get('access-control-allow-headers')).toContain('x-namespace');
    expect((await asked('POST', ORIGIN, ORIGIN)).headers.get('access-control-allow-credentials')).toBe('true');
  });

  it.each([
    ['another origin', 'http://127.0.0.1:8081', ORIGIN],
    ['a page without an origin', 'null', ORIGIN],
    ['any, where none is named', ORIGIN, undefined],
  ])('%s is told nothing', async (_what, from, allowed) => {
    for (const method of ['OPTIONS', 'POST'])
      expect((await asked(method, from, allowed)).headers.get('access-control-allow-origin')).toBeNull();
  });
});
