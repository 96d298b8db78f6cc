import { randomUUID } from 'node:crypto';
import type { Browser, Seen } from '../support/api/browser.js';
import { get, send } from '../support/api/request.js';
import { signInAs, startSignInStack, type SignInStack } from '../support/api/signIn.js';

let api: SignInStack;
beforeAll(async () => {
  api = await startSignInStack();
});
afterAll(() => api.close());

interface Listed {
  id: string;
  is_current: boolean;
  user_agent: string | null;
}

const json = <Body>(seen: Seen): Body => JSON.parse(seen.text) as Body;
const sessionsOf = async (browser: Browser): Promise<Listed[]> =>
  json<{ items: Listed[] }>(await browser.ask('GET', `${api.url}/v1/sessions`)).items;
const csrfTokenOf = async (browser: Browser): Promise<string> =>
  json<{ csrf_token: string }>(await browser.ask('GET', `${api.url}/v1/sessions/current`)).csrf_token;
const statusOf = async (browser: Browser): Promise<number> => (await browser.ask('GET', `${api.url}/v1/me`)).status;
const end = (browser: Browser, path: string, token: string): Promise<Seen> =>
  browser.ask('DELETE', `${api.url}/v1/sessions${path}`, { headers: { 'x-csrf-token': token } });

describe('a person sees their sessions', () => {
  it('with when, last use and browser, this one marked, and never what opens them', async () => {
    const one = (await signInAs(api, 'exporter')).browser;
    const other = (await signInAs(api, 'exporter')).browser;
    const seen = await other.ask('GET', `${api.url}/v1/sessions`);
    const { items } = json<{ items: Listed[] }>(seen);
    expect(items).toHaveLength(2);
    expect(items.map(({ is_current }) => is_current)).toEqual([true, false]);
    for (const item of items) {
      expect(Object.keys(item).sort()).toEqual([
        ...['created_at', 'expires_at', 'id', 'is_current', 'last_used_at', 'user_agent'],
      ]);
      expect(item.user_agent).toBe('A browser of tests');
    }
    for (const browser of [one, other])
      for (const value of browser.cookies.get('127.0.0.1')?.values() ?? [])
        for (const part of decodeURIComponent(value).replace(/^s:/, '').split('.')) {
          if (part.length > 10) expect(seen.text).not.toContain(part);
        }
  });

  it('and nobody sees those of others, nor a colleague of the same firm, nor an operator', async () => {
    const { browser } = await signInAs(api, 'exporter');
    const own = (await sessionsOf(browser)).map(({ id }) => id);
    for (const as of ['colleague', 'stranger', 'customs', 'operator'] as const) {
      expect((await get(api, '/v1/sessions', as)).body.items).toEqual([]);
      for (const id of own) expect((await send(api, 'DELETE', `/v1/sessions/${id}`, { as })).status).toBe(404);
    }
    expect(await statusOf(browser)).toBe(200);
  });
});

describe('a session that its person has revoked', () => {
  it('is out at its next request', async () => {
    const [kept, lost] = [(await signInAs(api, 'customs')).browser, (await signInAs(api, 'customs')).browser];
    const id = (await sessionsOf(lost)).find(({ is_current }) => is_current)?.id ?? '';
    expect(await statusOf(lost)).toBe(200);
    expect((await end(kept, `/${id}`, await csrfTokenOf(kept))).status).toBe(204);
    expect([await statusOf(lost), await statusOf(kept)]).toEqual([401, 200]);
    expect((await sessionsOf(kept)).map((session) => session.id)).not.toContain(id);
    expect((await end(kept, `/${id}`, await csrfTokenOf(kept))).status).toBe(204);
  });

  it('stays out, also when a request was under way', async () => {
    const { browser } = await signInAs(api, 'naeb');
    const slow = Array.from({ length: 5 }, () => browser.ask('GET', `${api.url}/sign-in`));
    expect((await send(api, 'DELETE', '/v1/sessions', { as: 'naeb' })).body).toEqual({ revoked: 1 });
    await Promise.all(slow);
    expect((await get(api, '/v1/sessions', 'naeb')).body.items).toEqual([]);
  });

  it('may be all but this one', async () => {
    const browsers = await Promise.all([1, 2, 3].map(async () => (await signInAs(api, 'operator')).browser));
    const [kept, ...others] = browsers as [Browser, ...Browser[]];
    expect(json(await end(kept, '', await csrfTokenOf(kept)))).toEqual({ revoked: 2 });
    expect(await statusOf(kept)).toBe(200);
    for (const browser of others) expect(await statusOf(browser)).toBe(401);
  });

  it('is told in the audit chain of the organisation, as are sign-ins, without anything personal', async () => {
    const { organisationId, personId } = api.people.stranger;
    const { browser } = await signInAs(api, 'stranger');
    const [session] = await sessionsOf(browser);
    await end(browser, `/${session?.id ?? ''}`, await csrfTokenOf(browser));
    const rows = await api.deps.record.withActor({ kind: 'system', role: 'system', scope: 'operator' }, (tx) =>
      tx.auditRecord.findMany({ where: { chain: organisationId }, orderBy: { index: 'asc' } }),
    );
    const told = rows.map(({ body }) => body as { what: string; actor: string; facts: { session_id?: string } });
    expect(told.filter(({ what }) => what === 'signedIn')).toHaveLength(1);
    expect(told.slice(-2).map(({ what, actor, facts }) => [what, actor, facts.session_id])).toEqual([
      ['signedIn', personId, session?.id],
      ['sessionRevoked', personId, session?.id],
    ]);
    expect(JSON.stringify(rows)).not.toContain('A browser of tests');
  });
});

describe('a change under a session', () => {
  const create = (browser: Browser, headers: Record<string, string>): Promise<Seen> =>
    browser.ask('POST', `${api.url}/v1/declarations`, {
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
      body: '{"data":{}}',
    });
  const codeOf = ({ status, text }: Seen): unknown => [status, (JSON.parse(text) as { code?: string }).code];
  const REFUSED = [403, 'ACCESS.CSRF_TOKEN_INVALID'];

  it('is made with the token of its session', async () => {
    const { browser } = await signInAs(api, 'exporter');
    const token = await csrfTokenOf(browser);
    expect((await create(browser, { 'x-csrf-token': token })).status).toBe(201);
    // Another page of the same session has the same one: none goes stale.
    expect(await csrfTokenOf(browser)).toBe(token);
  });

  it('is refused without a token, with an invented one, and with one in the cookie alone', async () => {
    const { browser } = await signInAs(api, 'exporter');
    expect(codeOf(await create(browser, {}))).toEqual(REFUSED);
    expect(codeOf(await create(browser, { 'x-csrf-token': `${'0'.repeat(64)}.${'0'.repeat(64)}` }))).toEqual(REFUSED);
    await csrfTokenOf(browser);
    expect(codeOf(await create(browser, {}))).toEqual(REFUSED);
  });

  it('is refused with the token of another session, even where its cookie was planted too', async () => {
    const [attacker, victim] = [(await signInAs(api, 'stranger')).browser, (await signInAs(api, 'exporter')).browser];
    const token = await csrfTokenOf(attacker);
    await csrfTokenOf(victim);
    expect(codeOf(await create(victim, { 'x-csrf-token': token }))).toEqual(REFUSED);
    victim.cookies.get('127.0.0.1')?.set('portolan_csrf', token);
    expect(codeOf(await create(victim, { 'x-csrf-token': token }))).toEqual(REFUSED);
  });

  it('needs no such token under an access token', async () => {
    const { status } = await send(api, 'POST', '/v1/declarations', { as: 'exporter', body: { data: {} } });
    expect(status).toBe(201);
    expect((await get(api, '/v1/sessions/current', 'exporter')).body).toMatchObject({
      session_id: null,
      csrf_token: null,
    });
  });
});
