import { Browser } from '../support/api/browser.js';
import type { Handle } from '../support/api/people.js';
import { get, post, type TestAnswer } from '../support/api/request.js';
import { readRows } from '../support/readRows.js';
import {
  acceptAs,
  bringInvitation,
  csrfIn,
  signInAs,
  startSignInStack,
  type SignInStack,
} from '../support/api/signIn.js';

/** How people come in: invited by somebody who may, with a code that opens the door once. */
let api: SignInStack;
beforeEach(async () => {
  api = await startSignInStack();
});
afterEach(() => api.close());

const reason = 'she joins the desk';
const DAY_MS = 86_400_000;
const invite = (as: Handle, more: object = {}): Promise<TestAnswer> =>
  post(api, '/v1/invitations', { as, body: { name: 'Somebody new', role: 'exporter', reason, ...more } });
const codeOf = ({ body }: TestAnswer): string => String(body.code);
const json = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;
const me = async (browser: Browser): Promise<Record<string, unknown>> =>
  json((await browser.ask('GET', `${api.url}/v1/me`)).text);
const peopleCount = (): Promise<number> =>
  api.deps.record.withActor({ kind: 'system', role: 'system', scope: 'authentication' }, (tx) => tx.person.count());

describe('whoever accepts an invitation', () => {
  it('reads which firm, which role and who invites, signs in, accepts, and is a member', async () => {
    const made = await invite('firmAdministrator');
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ enter_at: '/sign-in/invitation', role: 'exporter', accepted_at: null });
    const { browser, entered, seen } = await bringInvitation(api, 'newcomer', codeOf(made));
    for (const words of ['Person firmAdministrator', 'exporter', 'The roasters'])
      for (const page of [entered, seen]) expect(page.text).toContain(words);
    expect([seen.url, seen.text.includes('Aline Uwase')]).toEqual([`${api.url}/sign-in/invitation/acceptance`, true]);
    // Nobody is a member for having come so far.
    expect((await me(browser)).code).toBe('ACCESS.TOKEN_REQUIRED');

    const done = await browser.submit(seen.url, { _csrf: csrfIn(seen) });
    expect(done.url).toBe(`${api.url}/sign-in/account`);
    expect(await me(browser)).toMatchObject({
      ...{ name: 'Aline Uwase', member_role: 'exporter' },
      organisation: { id: api.people.exporter.organisationId },
    });
    const { items } = (await get(api, '/v1/members', 'exporter')).body as { items: { name: string; reason: string }[] };
    expect(items).toContainEqual(expect.objectContaining({ name: 'Aline Uwase', reason }));
    // And from now on by signing in alone.
    expect(await me((await signInAs(api, 'newcomer')).browser)).toMatchObject({ name: 'Aline Uwase' });
  });

  it('is called as the invitation says where the identity provider tells no name', async () => {
    const { browser } = await acceptAs(api, 'other_newcomer', codeOf(await invite('firmAdministrator')));
    expect(await me(browser)).toMatchObject({ name: 'Somebody new' });
  });

  it('stays one person, who has two roles, where their sign-in is linked already', async () => {
    const before = await peopleCount();
    const { browser } = await acceptAs(api, 'stranger', codeOf(await invite('firmAdministrator')));
    expect(await me(browser)).toMatchObject({
      ...{ person_id: api.people.stranger.personId, name: 'Person stranger' },
      organisation: { id: api.people.exporter.organisationId },
    });
    expect(await peopleCount()).toBe(before);
    const { items } = (await get(api, '/v1/members', 'exporter')).body as { items: { name: string }[] };
    expect(items.map(({ name }) => name)).toContain('Person stranger');
  });
});

describe('a code', () => {
  /** What a code comes to: the answer without what names the request. */
  const comesTo = async (code: string): Promise<[number, string]> => {
    const { status, text } = await new Browser().submit(`${api.url}/sign-in/invitation`, { code });
    return [status, text.replace(/request <code>[^<]+/, '')];
  };

  it('is answered alike when it is wrong, used, taken back or over', async () => {
    const [used, revoked, over] = [
      await invite('firmAdministrator'),
      await invite('firmAdministrator'),
      await invite('firmAdministrator', { days: 1 }),
    ];
    await acceptAs(api, 'newcomer', codeOf(used));
    const path = `/v1/invitations/${String(revoked.body.id)}/revocation`;
    expect((await post(api, path, { as: 'firmAdministrator', body: { reason } })).status).toBe(200);
    api.deps.clock = () => new Date(Date.now() + DAY_MS);
    const wrong = await comesTo('A'.repeat(43));
    expect([wrong[0], wrong[1].includes('ACCESS.INVITATION_INVALID')]).toEqual([403, true]);
    for (const code of [codeOf(used), codeOf(revoked), codeOf(over), 'short', '', `${codeOf(over)}A`])
      expect(await comesTo(code)).toEqual(wrong);
  });

  it('opens nothing any more once whoever invited has left, or their role is over', async () => {
    const [left, over] = [
      codeOf(await invite('customsSupervisor', { role: 'customs_officer' })),
      codeOf(await invite('firmAdministrator')),
    ];
    const waiting = await bringInvitation(api, 'newcomer', left);
    const leave = `/v1/members/${api.people.customsSupervisor.membershipId}/end`;
    expect((await post(api, leave, { as: 'customsSupervisor', body: { reason } })).status).toBe(200);
    expect((await comesTo(left))[1]).toContain('ACCESS.INVITATION_INVALID');
    expect((await waiting.browser.submit(waiting.seen.url, { _csrf: csrfIn(waiting.seen) })).status).toBe(403);

    expect((await comesTo(over))[0]).toBe(200);
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    // Behind the product's back, which gives a role of one's own no last day.
    const until = 'UPDATE membership SET until_at = $1 WHERE id = $2';
    await readRows(api.database.superuser, until, [inAnHour, api.people.firmAdministrator.membershipId]);
    expect((await comesTo(over))[0]).toBe(200);
    api.deps.clock = () => new Date(inAnHour);
    expect((await comesTo(over))[1]).toContain('ACCESS.INVITATION_INVALID');
  });

  it('is used once, however many accept it at once', async () => {
    const code = codeOf(await invite('firmAdministrator'));
    const both = await Promise.all([
      bringInvitation(api, 'newcomer', code),
      bringInvitation(api, 'other_newcomer', code),
    ]);
    const ends = await Promise.all(both.map(({ browser, seen }) => browser.submit(seen.url, { _csrf: csrfIn(seen) })));
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 403]);
    const { items } = (await get(api, '/v1/members', 'exporter')).body as { items: { reason: string }[] };
    expect(items.filter((item) => item.reason === reason)).toHaveLength(1);
  });

  it('taken back between sign-in and acceptance opens nothing', async () => {
    const made = await invite('firmAdministrator');
    const { browser, seen } = await bringInvitation(api, 'newcomer', codeOf(made));
    await post(api, `/v1/invitations/${String(made.body.id)}/revocation`, {
      as: 'firmAdministrator',
      body: { reason },
    });
    expect((await browser.submit(seen.url, { _csrf: csrfIn(seen) })).status).toBe(403);
    expect((await signInAs(api, 'newcomer')).seen.text).toContain('ACCESS.PERSON_UNKNOWN');
  });

  it('is accepted on the page of its own sign-in alone', async () => {
    const code = codeOf(await invite('firmAdministrator'));
    const { browser, seen } = await bringInvitation(api, 'newcomer', code);
    expect((await browser.submit(seen.url, { _csrf: 'a.b' })).text).toContain('ACCESS.CSRF_TOKEN_INVALID');
    expect((await new Browser().submit(seen.url, { _csrf: csrfIn(seen) })).status).toBe(400);
    const other = await bringInvitation(api, 'other_newcomer', code);
    const mixed = await other.browser.submit(seen.url, { _csrf: csrfIn(seen) });
    expect(mixed.text).toContain('ACCESS.CSRF_TOKEN_INVALID');
  });

  it('stands nowhere: in no address, log, audit record, stored answer or row', async () => {
    const key = 'the-same-invitation';
    const body = { name: 'Somebody new', role: 'exporter', reason };
    const made = await post(api, '/v1/invitations', { as: 'firmAdministrator', body, key });
    const code = codeOf(made);
    expect(code).toMatch(/^[\w-]{43}$/);
    expect((await post(api, '/v1/invitations', { as: 'firmAdministrator', body, key })).body.code).toBeNull();
    const { entered, seen, browser } = await bringInvitation(api, 'newcomer', code);
    for (const page of [entered, seen]) expect([page.url, page.text].join()).not.toContain(code);
    await browser.submit(seen.url, { _csrf: csrfIn(seen) });
    expect(api.logLines.join('\n')).not.toContain(code);
    const rows = await api.deps.record.withActor({ kind: 'system', role: 'system', scope: 'operator' }, (tx) =>
      Promise.all([tx.auditRecord.findMany(), tx.idempotencyRecord.findMany()]),
    );
    const kept = JSON.stringify(rows);
    expect(kept).toContain(String(made.body.id));
    for (const secret of [code, 'Somebody new', 'Aline']) expect(JSON.stringify(rows[0])).not.toContain(secret);
    expect(kept).not.toContain(code);
  });
});

it('each step stands in the audit chain of the organisation', async () => {
  const made = await invite('firmAdministrator');
  await acceptAs(api, 'newcomer', codeOf(made));
  const { organisationId } = api.people.exporter;
  const rows = await api.deps.record.withActor({ kind: 'system', role: 'system', scope: 'operator' }, (tx) =>
    tx.auditRecord.findMany({ where: { chain: organisationId }, orderBy: { index: 'asc' } }),
  );
  const steps = ['personInvited', 'identityLinked', 'membershipBegun', 'invitationAccepted', 'signedIn'];
  expect(rows.map(({ body }) => (body as { what: string }).what).slice(-5)).toEqual(steps);
  const { items } = (await get(api, '/v1/invitations', 'firmAdministrator')).body as { items: object[] };
  expect(items[0]).toMatchObject({ id: made.body.id, name: 'Somebody new', reason });
  expect((await get(api, '/v1/invitations', 'customsSupervisor')).body.items).toEqual([]);
  const path = `/v1/invitations/${String(made.body.id)}/revocation`;
  expect((await post(api, path, { as: 'firmAdministrator', body: { reason } })).body.code).toBe(
    'MEMBER.INVITATION_USED',
  );
});
