/** Temporal's own pages ask for decrypted payloads under a person's session: they, and no other page. */
import { defaultPayloadConverter } from '@temporalio/common';
import { WORKER } from '../../prisma/actor.js';
import { createPayloadCodec } from '../../services/payloads/payloadCodec.js';
import type { Seen } from '../support/api/browser.js';
import { HANDLES, type Handle } from '../support/api/people.js';
import { signInAs, startSignInStack, type SignInStack } from '../support/api/signIn.js';
import { TEST_KEYS } from '../support/testKeys.js';

const ORIGIN = 'http://127.0.0.1:8080';
const MAY: readonly Handle[] = ['operator', 'operator2', 'operationsSupervisor'];

let api: SignInStack;
let body: string;
beforeAll(async () => {
  api = await startSignInStack({}, { engineOrigin: ORIGIN });
  const [payload] = await createPayloadCodec(TEST_KEYS).encode([
    defaultPayloadConverter.toPayload({ declarationId: 'dec_1' }) ?? {},
  ]);
  const base64 = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('base64');
  const metadata = Object.fromEntries(
    Object.entries(payload?.metadata ?? {}).map(([name, value]) => [name, base64(value)]),
  );
  body = JSON.stringify({ payloads: [{ metadata, data: base64(payload?.data) }] });
});
afterAll(() => api.close());

const reads = async (): Promise<unknown[]> => {
  const rows = await api.deps.record.withActor(WORKER, (tx) =>
    tx.auditRecord.findMany({ where: { body: { path: ['what'], equals: 'payloadsRead' } }, orderBy: { index: 'asc' } }),
  );
  return rows.map((row) => row.body);
};

async function ask(as: Handle, origin: string | undefined, own: Record<string, string> = {}): Promise<Seen> {
  const { browser } = await signInAs(api, as);
  const headers = { 'content-type': 'application/json', ...(origin === undefined ? {} : { origin }), ...own };
  return browser.ask('POST', `${api.url}/v1/codec/decode`, { headers, body });
}

it('200 under a session, without a CSRF token, from the origin that is named; each reading is recorded', async () => {
  const before = (await reads()).length;
  const seen = await ask('operator', ORIGIN);
  expect([seen.status, seen.headers.get('access-control-allow-origin')]).toEqual([200, ORIGIN]);
  const { payloads } = JSON.parse(seen.text) as { payloads: { data: string }[] };
  expect(Buffer.from(payloads[0]?.data ?? '', 'base64').toString()).toBe('{"declarationId":"dec_1"}');
  await ask('operationsSupervisor', ORIGIN);
  const told = (await reads()).slice(before) as { actor: string }[];
  expect(told.map(({ actor }) => actor)).toEqual([
    api.people.operator.personId,
    api.people.operationsSupervisor.personId,
  ]);
});

it.each([
  ['another port', 'http://127.0.0.1:8081'],
  ['another scheme', 'https://127.0.0.1:8080'],
  ['another name of the same host', 'http://localhost:8080'],
  ['one that begins alike', `${ORIGIN}.example.org`],
  ['one that ends alike', 'http://evil.example/http://127.0.0.1:8080'],
  ['the same with a path', `${ORIGIN}/`],
  ['the same in capitals', ORIGIN.toUpperCase()],
  ['two of them', `${ORIGIN}, http://evil.example`],
  ['a page without one', 'null'],
  ['an empty one', ''],
  ['none at all', undefined],
])('403 from %s, and nothing is told or recorded', async (_what, origin) => {
  const before = (await reads()).length;
  const seen = await ask('operator', origin);
  expect([seen.status, (JSON.parse(seen.text) as { code: string }).code]).toEqual([403, 'ACCESS.CSRF_TOKEN_INVALID']);
  expect(seen.headers.get('access-control-allow-origin')).toBeNull();
  expect((await reads()).length).toBe(before);
});

it('403 where only what else tells of a page names it', async () => {
  for (const header of ['referer', 'x-forwarded-host', 'x-origin'])
    expect((await ask('operator', undefined, { [header]: ORIGIN })).status).toBe(403);
});

it('403 for everybody but operators and their supervisor', async () => {
  const others = HANDLES.filter((handle) => !MAY.includes(handle));
  expect(others.length).toBeGreaterThan(10);
  const before = (await reads()).length;
  for (const handle of others) expect([handle, (await ask(handle, ORIGIN)).status]).toEqual([handle, 403]);
  expect((await reads()).length).toBe(before);
});

it('opens nothing else: a change from those pages still needs the token', async () => {
  const { browser } = await signInAs(api, 'operator');
  const seen = await browser.ask('DELETE', `${api.url}/v1/sessions`, { headers: { origin: ORIGIN } });
  expect(seen.status).toBe(403);
});
