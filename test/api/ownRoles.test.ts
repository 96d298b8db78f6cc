import { randomUUID } from 'node:crypto';
import type { Browser, Seen } from '../support/api/browser.js';
import type { Handle } from '../support/api/people.js';
import { get, post } from '../support/api/request.js';
import { acceptAs, csrfIn, signInAs, startSignInStack, type SignInStack } from '../support/api/signIn.js';

/** In which of their roles people act, and what becomes of it when they leave. */
let api: SignInStack;
beforeEach(async () => {
  api = await startSignInStack();
});
afterEach(() => api.close());

const reason = 'as agreed';
interface Current {
  session_id: string;
  csrf_token: string;
  memberships: { id: string; role: string; is_delegated: boolean; is_current: boolean; until: string | null }[];
}
const json = <Body>({ text }: Seen): Body => JSON.parse(text) as Body;
const currentOf = async (browser: Browser): Promise<Current> =>
  json<Current>(await browser.ask('GET', `${api.url}/v1/sessions/current`));
const statusOf = async (browser: Browser): Promise<number> => (await browser.ask('GET', `${api.url}/v1/me`)).status;
const roleOf = async (browser: Browser): Promise<unknown> =>
  json<{ member_role?: string }>(await browser.ask('GET', `${api.url}/v1/me`)).member_role;
const choose = (browser: Browser, membershipId: string, token: string): Promise<Seen> =>
  browser.ask('POST', `${api.url}/v1/sessions/current/membership`, {
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), 'x-csrf-token': token },
    body: JSON.stringify({ membership_id: membershipId }),
  });
const delegate = (as: Handle, to: Handle, until: Date): Promise<unknown> =>
  post(api, '/v1/members/delegations', {
    as,
    body: { person_id: api.people[to].personId, until: until.toISOString(), reason },
  });
const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);
const sessionCookie = (browser: Browser): string => browser.cookies.get('127.0.0.1')?.get('portolan_session') ?? '';

describe('somebody with two roles', () => {
  it('sees both, goes on in the other in a session of its own, and the one before is none any more', async () => {
    await delegate('customsSupervisor', 'customs', inMinutes(30));
    const { browser } = await signInAs(api, 'customs');
    const before = await currentOf(browser);
    expect(before.memberships.map(({ role, is_current, is_delegated }) => [role, is_current, is_delegated])).toEqual([
      ['customs_officer', true, false],
      ['customs_supervisor', false, true],
    ]);
    const old = sessionCookie(browser);
    const lent = before.memberships[1]?.id ?? '';
    expect((await choose(browser, lent, before.csrf_token)).status).toBe(204);
    expect([await roleOf(browser), sessionCookie(browser) === old]).toEqual(['customs_supervisor', false]);
    const after = await currentOf(browser);
    expect([after.session_id === before.session_id, after.csrf_token === before.csrf_token]).toEqual([false, false]);
    browser.cookies.get('127.0.0.1')?.set('portolan_session', old);
    expect(await statusOf(browser)).toBe(401);
  });

  it('needs the token of the session for it', async () => {
    await delegate('customsSupervisor', 'customs', inMinutes(30));
    const { browser } = await signInAs(api, 'customs');
    const { memberships } = await currentOf(browser);
    expect((await choose(browser, memberships[1]?.id ?? '', 'a.b')).status).toBe(403);
    expect(await roleOf(browser)).toBe('customs_officer');
  });

  it('has the lent one until it is over, and is out of it at the next request', async () => {
    await delegate('customsSupervisor', 'customs', inMinutes(30));
    const { browser } = await signInAs(api, 'customs');
    const { memberships, csrf_token: token } = await currentOf(browser);
    await choose(browser, memberships[1]?.id ?? '', token);
    expect(await roleOf(browser)).toBe('customs_supervisor');
    api.deps.clock = () => inMinutes(31);
    expect(await statusOf(browser)).toBe(401);
    const again = (await signInAs(api, 'customs')).browser;
    expect((await currentOf(again)).memberships.map(({ role }) => role)).toEqual(['customs_officer']);
  });

  it('takes nobody else’s, and none under an access token', async () => {
    const { browser } = await signInAs(api, 'customs');
    const { csrf_token: token } = await currentOf(browser);
    const { membershipId } = api.people.customsSupervisor;
    expect(json(await choose(browser, membershipId, token))).toMatchObject({ code: 'MEMBER.NOT_FOUND' });
    const body = { membership_id: api.people.customs.membershipId };
    const byToken = await post(api, '/v1/sessions/current/membership', { as: 'customs', body });
    expect(byToken.body.code).toBe('ACCESS.SESSION_REQUIRED');
  });

  it('chooses it on the page of the account too, in another firm, and the chain there tells it', async () => {
    const body = { name: 'S', role: 'exporter', reason };
    const { code } = (await post(api, '/v1/invitations', { as: 'firmAdministrator', body })).body;
    const { browser, seen } = await acceptAs(api, 'stranger', String(code));
    const home = api.people.stranger;
    expect(seen.text).toContain('Go on as exporter of The growers');
    const chosen = await browser.submit(`${api.url}/sign-in/account/membership`, {
      ...{ _csrf: csrfIn(seen), membership_id: home.membershipId },
    });
    expect(chosen.text).toContain('exporter of The growers');
    expect(chosen.text).toContain('Go on as exporter of The roasters');
    const rows = await api.deps.record.withActor({ kind: 'system', role: 'system', scope: 'operator' }, (tx) =>
      tx.auditRecord.findMany({ where: { chain: home.organisationId }, orderBy: { index: 'asc' } }),
    );
    const told = rows.map((row) => row.body as { what: string; facts: { membership_id?: string } });
    expect(told.slice(-2).map(({ what }) => what)).toEqual(['membershipChosen', 'signedIn']);
    expect(told.at(-2)?.facts.membership_id).toBe(home.membershipId);
  });

  it('writes in the other firm as in their own', async () => {
    const body = { name: 'S', role: 'exporter', reason };
    const { code } = (await post(api, '/v1/invitations', { as: 'firmAdministrator', body })).body;
    const { browser } = await acceptAs(api, 'stranger', String(code));
    const { csrf_token: token } = await currentOf(browser);
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'one', 'x-csrf-token': token };
    const made = await browser.ask('POST', `${api.url}/v1/declarations`, { headers, body: '{"data":{}}' });
    expect([made.status, json<{ organisation_id: string }>(made).organisation_id]).toEqual([
      201,
      api.people.exporter.organisationId,
    ]);
  });
});

describe('whoever leaves a firm', () => {
  const leave = (browser: Browser, membershipId: string, token: string): Promise<Seen> =>
    browser.ask('POST', `${api.url}/v1/members/${membershipId}/end`, {
      headers: { 'content-type': 'application/json', 'idempotency-key': 'leave', 'x-csrf-token': token },
      body: JSON.stringify({ reason }),
    });

  it('is out at the next request, in every open session and by token; their key is the firm’s and goes on', async () => {
    const key = await post(api, '/v1/api_keys', {
      as: 'leaver',
      body: { name: 'Shop', role: 'exporter', mode: 'test' },
    });
    const asKey = (): Promise<Response> =>
      fetch(`${api.url}/v1/me`, { headers: { authorization: `Bearer ${String(key.body.secret)}` } });
    const [here, there] = [(await signInAs(api, 'leaver')).browser, (await signInAs(api, 'leaver')).browser];
    const { csrf_token: token } = await currentOf(here);
    const left = await leave(here, api.people.leaver.membershipId, token);
    expect(json(left)).toMatchObject({ ended_why: reason, ended_by: api.people.leaver.personId });
    expect([await statusOf(here), await statusOf(there)]).toEqual([401, 401]);
    expect((await get(api, '/v1/me', 'leaver')).body.code).toBe('ACCESS.TOKEN_INVALID');
    expect((await signInAs(api, 'leaver')).seen.text).toContain('ACCESS.PERSON_UNKNOWN');
    expect((await asKey()).status).toBe(200);
    const { items } = (await get(api, '/v1/api_keys', 'firmAdministrator')).body as { items: object[] };
    expect(items).toContainEqual(
      expect.objectContaining({ id: key.body.id, created_by_name: 'Person leaver', created_by_left: true }),
    );
  });

  it('keeps what they are elsewhere', async () => {
    const body = { name: 'S', role: 'exporter', reason };
    const { code } = (await post(api, '/v1/invitations', { as: 'firmAdministrator', body })).body;
    const { browser } = await acceptAs(api, 'stranger', String(code));
    const { memberships, csrf_token: token } = await currentOf(browser);
    await leave(browser, memberships.find(({ is_current: isCurrent }) => isCurrent)?.id ?? '', token);
    expect(await statusOf(browser)).toBe(401);
    const again = (await signInAs(api, 'stranger')).browser;
    expect((await currentOf(again)).memberships.map(({ id }) => id)).toEqual([api.people.stranger.membershipId]);
  });
});
