import { authenticate } from '../../services/authenticate.js';
import { createInvitation } from '../../services/members/invitations.js';
import type { Handle } from '../support/api/people.js';
import { post, type TestAnswer } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

/** Who lets whom in. */
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const reason = 'she joins the desk';
const invite = (as: Handle, more: object = {}): Promise<TestAnswer> =>
  post(api, '/v1/invitations', { as, body: { name: 'Somebody new', role: 'exporter', reason, ...more } });

describe('who may invite', () => {
  it.each<[Handle, string, string | undefined]>([
    ['firmAdministrator', 'exporter', undefined],
    ['firmAdministrator', 'firm_administrator', undefined],
    ['customsSupervisor', 'customs_officer', undefined],
    ['customsSupervisor', 'customs_supervisor', undefined],
    ['operationsSupervisor', 'operator', undefined],
    ['administrator', 'administrator', undefined],
    ['administrator', 'agency_officer', 'naeb'],
    ['administrator', 'auditor', 'auditor'],
  ])('%s a %s', async (as, role, into) => {
    const organisation = into === undefined ? {} : { organisation_id: api.people[into as Handle].organisationId };
    const { status, body } = await invite(as, { role, ...organisation });
    expect([status, body.agency]).toEqual([201, role === 'agency_officer' ? 'NAEB' : null]);
  });

  it.each<[Handle, string, string]>([
    ['firmAdministrator', 'customs_officer', 'ACCESS.ROLE_NOT_ALLOWED'],
    ['operationsSupervisor', 'administrator', 'ACCESS.ROLE_NOT_ALLOWED'],
    ['exporter', 'exporter', 'ACCESS.ROLE_NOT_ALLOWED'],
    ['naeb', 'agency_officer', 'ACCESS.ROLE_NOT_ALLOWED'],
    ['administrator', 'exporter', 'REQUEST.BODY_INVALID'],
  ])('not %s a %s into their own organisation', async (as, role, code) => {
    expect((await invite(as, { role })).body.code).toBe(code);
  });

  it('nobody but administrators into another organisation, and nobody for longer than thirty days', async () => {
    const { organisationId } = api.people.stranger;
    expect((await invite('firmAdministrator', { organisation_id: organisationId })).status).toBe(404);
    expect((await invite('administrator', { organisation_id: organisationId })).status).toBe(201);
    expect((await invite('firmAdministrator', { days: 31 })).status).toBe(422);
  });
});

it('whoever stands in for an administrator for a while lets nobody in', async () => {
  const lent = { person_id: api.people.colleague.personId, until: '2099-01-01T00:00:00.000Z', reason };
  const { body } = await post(api, '/v1/members/delegations', { as: 'firmAdministrator', body: lent });
  const standIn = await authenticate(api.deps, { membershipId: String(body.id) });
  expect([standIn.personId, standIn.memberRole]).toEqual([api.people.colleague.personId, 'firm_administrator']);
  const input = { organisationId: undefined, name: 'Another', role: 'firm_administrator' as const, reason, days: 7 };
  const key = { uuid: '01a20a6c-133d-722f-a9de-8af12e747219' };
  await expect(createInvitation(api.deps, standIn, { ...input, key })).rejects.toMatchObject({
    code: 'MEMBER.NOT_DELEGABLE',
  });
});
