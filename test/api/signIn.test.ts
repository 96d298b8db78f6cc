import { Browser } from '../support/api/browser.js';
import type { Handle } from '../support/api/people.js';
import { signInAs, startSignInStack, type SignInStack } from '../support/api/signIn.js';

let api: SignInStack;
beforeAll(async () => {
  api = await startSignInStack();
});
afterAll(() => api.close());

const json = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;
const sessionCookie = (browser: Browser): string => browser.cookies.get('127.0.0.1')?.get('portolan_session') ?? '';
const setSessionCookie = (browser: Browser, value: string): unknown =>
  browser.cookies.set('127.0.0.1', new Map([['portolan_session', value]]));

/** Who the API says a browser is; the status where it says nobody. */
async function whoIs(browser: Browser): Promise<unknown> {
  const { status, text } = await browser.ask('GET', `${api.url}/v1/me`);
  return status === 200 ? json(text).person_id : status;
}

describe('signing in', () => {
  it.each<Handle>(['exporter', 'customs', 'naeb', 'operator'])('%s comes to a call of the API', async (who) => {
    const { seen, browser } = await signInAs(api, who, { returnTo: '/v1/me' });
    expect([seen.url, seen.status]).toEqual([`${api.url}/v1/me`, 200]);
    const { personId, role, organisationId } = api.people[who];
    expect(json(seen.text)).toMatchObject({ person_id: personId, role, organisation: { id: organisationId } });
    expect(seen.headers.get('cache-control')).toBe('no-store');
    expect((await browser.go(`${api.url}/sign-in/account`)).text).toContain(`Person ${who}`);
  });

  it('asks the provider for a code with PKCE, state and nonce, each new', async () => {
    const begin = async (): Promise<URLSearchParams> =>
      new URL((await new Browser().ask('GET', `${api.url}/sign-in`)).location ?? '').searchParams;
    const [first, second] = [await begin(), await begin()];
    expect(Object.fromEntries(first)).toMatchObject({
      response_type: 'code',
      scope: 'openid',
      client_id: 'portolan-test',
      redirect_uri: `${api.url}/sign-in/callback`,
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(first.get(name)).toMatch(/^[\w-]{43}$/);
      expect(first.get(name)).not.toBe(second.get(name));
    }
  });

  it('keeps its cookies from scripts and from other sites', async () => {
    const { browser } = await signInAs(api, 'exporter');
    const own = browser.set.filter((line) => line.startsWith('portolan_'));
    expect(own.length).toBeGreaterThan(2);
    for (const line of own) expect(line).toMatch(/^portolan_\w+=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('refuses whom nobody has linked, and says whom to ask', async () => {
    const { seen, browser } = await signInAs(api, 'nobody_here');
    expect(seen.status).toBe(403);
    expect(seen.text).toContain('Ask whoever wrote this test.');
    expect(seen.text).toContain('ACCESS.PERSON_UNKNOWN');
    expect(seen.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await whoIs(browser)).toBe(401);
  });

  it('refuses an answer that another browser has asked for, and one that comes twice', async () => {
    const victim = new Browser();
    const choice = await victim.go(`${api.url}/sign-in`);
    const resumed = await victim.ask('POST', choice.url, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'person=exporter',
    });
    const back = (await victim.ask('GET', resumed.location ?? '')).location ?? '';
    expect(back).toContain('/sign-in/callback?code=');

    const stranger = new Browser();
    expect((await stranger.ask('GET', back)).status).toBe(400);
    await stranger.ask('GET', `${api.url}/sign-in`);
    const mixed = await stranger.ask('GET', back);
    expect([mixed.status, mixed.text.includes('ACCESS.SIGN_IN_REFUSED')]).toEqual([401, true]);
    expect(await whoIs(stranger)).toBe(401);

    expect((await victim.ask('GET', back)).status).toBe(303);
    expect((await victim.ask('GET', back)).status).toBe(400);
    expect(await whoIs(victim)).toBe(api.people.exporter.personId);
  });

  it('tells a refusal of the provider', async () => {
    const browser = new Browser();
    const { location } = await browser.ask('GET', `${api.url}/sign-in`);
    const state = new URL(location ?? '').searchParams.get('state') ?? '';
    const query = new URLSearchParams({ error: 'access_denied', state, iss: api.identity.url });
    const seen = await browser.ask('GET', `${api.url}/sign-in/callback?${query.toString()}`);
    expect([seen.status, seen.text.includes('did not sign you in')]).toEqual([401, true]);
  });

  it.each(['//evil.example/', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)', '/\tevil'])(
    'does not lead to %s afterwards',
    async (returnTo) => {
      const { seen } = await signInAs(api, 'exporter', { returnTo });
      expect(seen.url).toBe(`${api.url}/sign-in/account`);
    },
  );
});

describe('a session', () => {
  it('is another one after sign-in, whoever has put the first into the browser', async () => {
    const attacker = new Browser();
    await attacker.ask('GET', `${api.url}/sign-in`);
    const planted = sessionCookie(attacker);
    expect(planted).not.toBe('');

    const victim = new Browser();
    setSessionCookie(victim, planted);
    await signInAs(api, 'exporter', { browser: victim });
    expect(await whoIs(victim)).toBe(api.people.exporter.personId);
    expect(sessionCookie(victim)).not.toBe(planted);
    expect(await whoIs(attacker)).toBe(401);
  });

  it('cannot be made up: a cookie that is not signed by us, or of no session, is nobody', async () => {
    const { browser } = await signInAs(api, 'exporter');
    const [secret = '', signature = ''] = sessionCookie(browser).split('.');
    for (const forged of [secret, `${secret}.${'A'.repeat(43)}`, `s%3Anobody.${signature}`, '']) {
      const other = new Browser();
      setSessionCookie(other, forged);
      expect(await whoIs(other)).toBe(401);
    }
  });

  it('stands in the record without what opens it, and without what it holds', async () => {
    const { browser } = await signInAs(api, 'exporter');
    await browser.ask('GET', `${api.url}/sign-in`);
    const [secret = ''] = decodeURIComponent(sessionCookie(browser)).replace(/^s:/, '').split('.');
    expect(secret.length).toBeGreaterThan(30);
    const rows = await api.deps.record.withActor({ kind: 'system', role: 'system', scope: 'authentication' }, (tx) =>
      tx.session.findMany({ where: { endedAt: null } }),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const text = JSON.stringify({ ...row, sealed: Buffer.from(row.sealed).toString('latin1') });
      for (const planted of [secret, 'verifier', 'idToken', 'eyJ']) expect(text).not.toContain(planted);
    }
  });

  it('ends when it is not used, and however much it is used', async () => {
    const { browser } = await signInAs(api, 'exporter');
    const realClock = api.deps.clock;
    const later = (minutes: number): void => {
      api.deps.clock = () => new Date(Date.now() + minutes * 60_000);
    };
    try {
      for (let minutes = 50; minutes < 12 * 60; minutes += 50) {
        later(minutes);
        expect([minutes, await whoIs(browser)]).toEqual([minutes, api.people.exporter.personId]);
      }
      later(12 * 60 + 1);
      expect(await whoIs(browser)).toBe(401);
      api.deps.clock = realClock;
      const idle = (await signInAs(api, 'exporter')).browser;
      later(61);
      expect(await whoIs(idle)).toBe(401);
    } finally {
      api.deps.clock = realClock;
    }
  });

  it('does not speak where an access token does, even one that does not hold', async () => {
    const { browser } = await signInAs(api, 'exporter');
    const headers = { authorization: `Bearer ${api.people.customs.token}` };
    const both = await browser.ask('GET', `${api.url}/v1/me`, { headers });
    expect(json(both.text).person_id).toBe(api.people.customs.personId);
    const wrong = await browser.ask('GET', `${api.url}/v1/me`, { headers: { authorization: 'Bearer nobody' } });
    expect(wrong.status).toBe(401);
  });
});

describe('where browsers come by TLS', () => {
  const TLS = { 'x-forwarded-proto': 'https' };
  let secured: SignInStack;
  beforeAll(async () => {
    secured = await startSignInStack({}, { isSecure: true });
  });
  afterAll(() => secured.close());

  it('cookies are for TLS and this host alone', async () => {
    const browser = new Browser({ ...TLS });
    const { seen } = await signInAs(secured, 'exporter', { browser });
    expect(seen.text).toContain('Person exporter');
    const own = browser.set.filter((line) => line.includes('portolan_'));
    expect(own.length).toBeGreaterThan(2);
    for (const line of own)
      expect(line).toMatch(/^__Host-portolan_\w+=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  it('none is given to a browser that comes without', async () => {
    const browser = new Browser();
    await browser.ask('GET', `${secured.url}/sign-in`);
    expect(browser.set).toEqual([]);
  });
});

describe('signing out', () => {
  it('ends the session here and leads to the provider, which ends its own', async () => {
    const { browser, seen } = await signInAs(api, 'exporter');
    const secret = sessionCookie(browser);
    const token = /name="_csrf" value="([^"]+)"/.exec(seen.text)?.[1] ?? '';
    expect(seen.headers.get('content-security-policy')).toContain(`form-action 'self' ${api.identity.url}`);
    const out = await browser.ask('POST', `${api.url}/sign-out`, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ _csrf: token }).toString(),
    });
    expect(out.status).toBe(303);
    const to = new URL(out.location ?? '');
    expect(to.origin).toBe(api.identity.url);
    expect(to.searchParams.get('post_logout_redirect_uri')).toBe(`${api.url}/sign-in/ended`);
    expect(to.searchParams.get('id_token_hint')).toMatch(/^eyJ/);
    setSessionCookie(browser, secret);
    expect(await whoIs(browser)).toBe(401);
    expect((await browser.go(`${api.url}/sign-in/ended`)).text).toContain('You are signed out');
  });

  it('needs the token of its own session', async () => {
    const { browser } = await signInAs(api, 'exporter');
    const seen = await browser.submit(`${api.url}/sign-out`, { _csrf: 'a.b' });
    expect([seen.status, seen.text.includes('ACCESS.CSRF_TOKEN_INVALID')]).toEqual([403, true]);
    expect(await whoIs(browser)).toBe(api.people.exporter.personId);
  });
});
