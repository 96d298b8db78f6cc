import { personActor } from '../../prisma/actor.js';
import type { Handle } from '../support/api/people.js';
import { get, post, send, type TestAnswer } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

/** What people are in organisations: members, those who leave, those who stand in, and agents. */
let api: TestApi;
beforeEach(async () => {
  api = await startTestApi();
});
afterEach(() => api.close());

const reason = 'as agreed';
const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
const end = (as: Handle, whose: Handle): Promise<TestAnswer> =>
  post(api, `/v1/members/${api.people[whose].membershipId}/end`, { as, body: { reason } });
const grant = (more: object = {}): Promise<TestAnswer> =>
  post(api, '/v1/authorities', {
    as: 'firmAdministrator',
    body: { agent_organisation_id: api.people.agent.organisationId, reference: 'Power of attorney 1', ...more },
  });
const asAgent = (path: string, firm: string): Promise<TestAnswer> =>
  send(api, 'GET', path, { as: 'agent', headers: { 'acting-for': firm } });

describe('a membership', () => {
  it('ends when somebody leaves: their token is none any more, at once', async () => {
    expect((await get(api, '/v1/me', 'colleague')).status).toBe(200);
    expect((await end('colleague', 'colleague')).body).toMatchObject({ ended_why: reason });
    expect((await get(api, '/v1/me', 'colleague')).body.code).toBe('ACCESS.TOKEN_INVALID');
  });

  it('of a colleague is ended by the administrator of the firm, not by another member', async () => {
    expect((await end('exporter', 'colleague')).body.code).toBe('ACCESS.ROLE_NOT_ALLOWED');
    expect((await end('stranger', 'colleague')).body.code).toBe('MEMBER.NOT_FOUND');
    expect((await end('firmAdministrator', 'colleague')).status).toBe(200);
    const { items } = (await get(api, '/v1/members', 'exporter')).body as { items: { person_id: string }[] };
    expect(items).toContainEqual(
      expect.objectContaining({ person_id: api.people.colleague.personId, ended_why: reason }),
    );
  });

  it('of the last administrator of a firm is not ended', async () => {
    expect((await end('firmAdministrator', 'firmAdministrator')).body.code).toBe('MEMBER.LAST_ADMINISTRATOR');
  });
});

describe('a delegated role', () => {
  const delegate = (as: Handle, to: Handle, until = inDays(1)): Promise<TestAnswer> =>
    post(api, '/v1/members/delegations', { as, body: { person_id: api.people[to].personId, until, reason } });

  it('is a colleague’s until it ends, and ends with the membership it comes from', async () => {
    const delegated = await delegate('customsSupervisor', 'customs');
    expect(delegated.status).toBe(201);
    expect(delegated.body).toMatchObject({
      role: 'customs_supervisor',
      delegated_from: api.people.customsSupervisor.membershipId,
    });
    await end('administrator', 'customsSupervisor');
    const { items } = (await get(api, '/v1/members', 'customs')).body as { items: { id: string }[] };
    expect(items.find(({ id }) => id === delegated.body.id)).toMatchObject({ ended_why: reason });
  });

  it('is given to no stranger, not to oneself, and not for a time that is over', async () => {
    expect((await delegate('customs', 'exporter')).body.code).toBe('MEMBER.NOT_FOUND');
    expect((await delegate('customs', 'customs')).body.code).toBe('REQUEST.BODY_INVALID');
    expect((await delegate('customs', 'customs2', inDays(-1))).body.code).toBe('REQUEST.BODY_INVALID');
  });
});

describe('an agent', () => {
  it('does nothing of a firm without its authority, and as much as its members with it, until it is taken back', async () => {
    const firm = api.people.exporter.organisationId;
    expect((await asAgent('/v1/declarations', firm)).body.code).toBe('ACCESS.NO_AUTHORITY');
    const granted = await grant();
    expect(granted.status).toBe(201);
    expect((await get(api, '/v1/declarations', 'agent')).body.code).toBe('ACCESS.NO_AUTHORITY');
    expect((await asAgent('/v1/declarations', firm)).status).toBe(200);
    expect((await asAgent('/v1/declarations', api.people.stranger.organisationId)).body.code).toBe(
      'ACCESS.NO_AUTHORITY',
    );
    expect((await asAgent('/v1/me', firm)).body).toMatchObject({
      member_role: 'agent',
      role: 'exporter',
      organisation: { id: firm },
      authority_id: granted.body.id,
    });
    const path = `/v1/authorities/${String(granted.body.id)}/revocation`;
    expect((await post(api, path, { as: 'stranger', body: { reason } })).body.code).toBe('ACCESS.ROLE_NOT_ALLOWED');
    expect((await post(api, path, { as: 'firmAdministrator', body: { reason } })).body).toMatchObject({
      revoked_why: reason,
    });
    expect((await asAgent('/v1/declarations', firm)).body.code).toBe('ACCESS.NO_AUTHORITY');
  });

  it('has no authority before its first day or after its last', async () => {
    const firm = api.people.exporter.organisationId;
    await grant({ from: inDays(1) });
    expect((await asAgent('/v1/declarations', firm)).status).toBe(403);
    expect((await grant({ until: inDays(-1) })).body.code).toBe('REQUEST.BODY_INVALID');
    expect((await grant({ agent_organisation_id: firm })).body.code).toBe('REQUEST.BODY_INVALID');
  });

  it('makes a declaration that is the firm’s, and the agent’s person its declarant', async () => {
    await grant();
    const firm = api.people.exporter.organisationId;
    const made = await post(api, '/v1/declarations', {
      as: 'agent',
      body: { data: {} },
      headers: { 'acting-for': firm },
    });
    expect(made.body).toMatchObject({ organisation_id: firm });
    expect((await get(api, `/v1/declarations/${String(made.body.id)}`, 'exporter')).status).toBe(200);
    const rows = await api.deps.record.withActor(
      personActor({ personId: 'prs_a', organisationId: firm, role: 'exporter' }),
      (tx) => tx.declaration.findMany({ select: { declarantPersonId: true } }),
    );
    expect(rows).toEqual([{ declarantPersonId: api.people.agent.personId }]);
  });
});

describe('an auditor', () => {
  it('reads what every firm has declared, and its actor changes nothing whatever is asked', async () => {
    const made = await post(api, '/v1/declarations', { as: 'exporter', body: { data: {} } });
    // A draft is nobody's but the firm's.
    expect((await get(api, `/v1/declarations/${String(made.body.id)}`, 'auditor')).status).toBe(404);
    // Templates are like drafts.
    expect((await get(api, '/v1/templates', 'auditor')).status).toBe(403);
    const { personId, organisationId } = api.people.auditor;
    const actor = personActor({ personId, organisationId, role: 'auditor' });
    const people = await api.deps.record.withActor(actor, (tx) => tx.person.count());
    expect(people).toBe(Object.keys(api.people).length);
    const changed = await api.deps.record.withActor(actor, (tx) => tx.person.updateMany({ data: { name: 'X' } }));
    expect(changed.count).toBe(0);
  });
});
