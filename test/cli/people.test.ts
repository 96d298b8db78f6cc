/** People of a firm and agents who act for it from the command line, against an API of the test's own. */
import type { Authority, Invitation, Member } from '../../api/contract/member.js';
import { startAnsweringApi, type AnsweringApi } from '../support/cli/answeringApi.js';

let api: AnsweringApi;
beforeEach(async () => {
  api = await startAnsweringApi();
});
afterEach(() => api.close());

const bodies = (): unknown[] => api.asked.map(({ body }) => body);
const page = (...items: unknown[]) => ({ items, next_cursor: null });
const problem = (status: number, code: string, detail: string) => ({
  ...{ type: `/problems/${code}`, title: code, status, code, detail, request_id: 'req_1' },
});
/** Which request was refused, how, and the words of the refusal, as it is printed; nothing else is. */
const refused = (request: string, status: number, code: string, detail: string) => ({
  out: [],
  err: [`${request} was answered ${status} ${code}: ${detail}\n  Request req_1.`],
  exitCode: 1,
});

const member: Member = {
  ...{ id: 'mem_1', person_id: 'prs_1', name: 'Aline', organisation_id: 'org_1', role: 'exporter', agency: null },
  ...{ delegated_from: null, from: '2026-01-01T00:00:00.000Z', until: null, reason: 'Hired' },
  ...{ ended_at: null, ended_by: null, ended_why: null },
};
const invitation: Invitation = {
  ...{ id: 'inv_1', organisation_id: 'org_1', name: 'Aline Uwase', role: 'exporter', agency: null, reason: 'Hired' },
  ...{ invited_by: 'prs_2', invited_at: '2026-01-01T00:00:00.000Z', expires_at: '2126-01-08T09:30:00.000Z' },
  ...{ accepted_at: null, membership_id: null, revoked_at: null, revoked_by: null },
};
const authority: Authority = {
  ...{ id: 'aut_1', organisation_id: 'org_1', agent_organisation_id: 'org_2', reference: 'Power 2026/17' },
  ...{ from: '2026-01-01T00:00:00.000Z', until: null, granted_by: 'prs_1', granted_at: '2026-01-01T00:00:00.000Z' },
  ...{ revoked_at: null, revoked_by: null, revoked_why: null },
};

describe('people', () => {
  test('list says how each stands, and who has their role of another', async () => {
    api.answers['GET /v1/members'] = page(
      member,
      { ...member, id: 'mem_2', name: 'Ben', until: '2126-01-31T17:00:00.000Z', delegated_from: 'mem_1' },
      { ...member, id: 'mem_3', name: 'Cy', until: '2026-01-31T17:00:00.000Z' },
      { ...member, id: 'mem_4', name: 'Di', ended_at: '2026-02-01T08:15:00.000Z' },
    );
    expect((await api.portolan('people', 'list', '--organisation', 'org_9')).out).toEqual([
      'Membership  Person  Role      Standing                   Name',
      'mem_1       prs_1   exporter  holds                      Aline',
      'mem_2       prs_1   exporter  until 2126-01-31 17:00     Ben (for another)',
      'mem_3       prs_1   exporter  was over 2026-01-31 17:00  Cy',
      'mem_4       prs_1   exporter  ended 2026-02-01 08:15     Di',
    ]);
    expect(api.asked[0]?.query).toContain('organisation_id=org_9');
  });

  test('invite shows the code once, last, below the page at which it is entered', async () => {
    const made = { ...invitation, enter_at: '/sign-in/invitation', code: 'K7-QR' };
    api.answers['POST /v1/invitations'] = made;
    const { out } = await api.portolan('people', 'invite', 'Aline Uwase', '--reason', 'Hired', '--days', '30');
    expect(out).toEqual([
      'inv_1 invites Aline Uwase as exporter until 2126-01-08 09:30.',
      expect.stringMatching(
        /^They open http:\/\/127\.0\.0\.1:\d+\/sign-in\/invitation and enter this code\. It is shown once:$/,
      ),
      'K7-QR',
    ]);
    expect(bodies()).toEqual([{ name: 'Aline Uwase', role: 'exporter', reason: 'Hired', days: 30 }]);
    const json = await api.portolan('people', 'invite', 'Aline Uwase', '--reason', 'Hired', '--json');
    expect(JSON.parse(json.out.join(''))).toEqual(made);
  });

  test('invitations says what came of each, and when nobody was invited', async () => {
    api.answers['GET /v1/invitations'] = [
      page(
        invitation,
        { ...invitation, id: 'inv_2', expires_at: '2026-01-08T09:30:00.000Z' },
        { ...invitation, id: 'inv_3', accepted_at: '2026-01-02T10:00:00.000Z' },
        { ...invitation, id: 'inv_4', revoked_at: '2026-01-03T10:00:00.000Z' },
      ),
      page(),
    ];
    expect((await api.portolan('people', 'invitations')).out).toEqual([
      'Invitation  Role      Standing                     Name',
      'inv_1       exporter  open until 2126-01-08 09:30  Aline Uwase',
      'inv_2       exporter  was over 2026-01-08 09:30    Aline Uwase',
      'inv_3       exporter  accepted 2026-01-02 10:00    Aline Uwase',
      'inv_4       exporter  taken back 2026-01-03 10:00  Aline Uwase',
    ]);
    expect((await api.portolan('people', 'invitations')).out).toEqual(['Nobody has been invited.']);
  });

  test('revoke, end and delegate say what was done, and send why', async () => {
    api.answers['POST /v1/invitations/inv_1/revocation'] = invitation;
    api.answers['POST /v1/members/mem_1/end'] = member;
    const until = '2126-01-31T17:00:00.000Z';
    api.answers['POST /v1/members/delegations'] = { ...member, id: 'mem_5', until };
    const why = ['--reason', 'Leaves'];
    expect((await api.portolan('people', 'revoke', 'inv_1', ...why)).out).toEqual(['inv_1 is taken back.']);
    expect((await api.portolan('people', 'end', 'mem_1', ...why)).out).toEqual(['mem_1 has ended.']);
    expect((await api.portolan('people', 'delegate', 'prs_1', '--until', until, ...why)).out).toEqual([
      'Aline is exporter too until 2126-01-31 17:00: mem_5.',
    ]);
    const reason = 'Leaves';
    expect(bodies()).toEqual([{ reason }, { reason }, { person_id: 'prs_1', until, reason }]);
  });

  test.each([
    [['invite', 'Aline'], '--reason <words>'],
    [['invite', 'Aline', '--reason', 'Hired', '--days', '31'], 'a whole number of days, 1 to 30'],
    [['invite', 'Aline', '--reason', 'Hired', '--role', 'king'], 'Allowed choices are'],
    [['delegate', 'prs_1', '--reason', 'Away'], '--until <instant>'],
  ])('%j asks nobody and says what is wrong', async (args, words) => {
    const { out, err, exitCode } = await api.portolan('people', ...args);
    expect([out, exitCode, api.asked]).toEqual([[], 2, []]);
    expect(err.join('\n')).toContain(words);
  });

  test('a refusal is printed with its code, its words and its request', async () => {
    const [status, code, detail] = [403, 'ACCESS.ROLE_NOT_ALLOWED', 'Your role may not.'] as const;
    api.answers['POST /v1/members/mem_1/end'] = problem(status, code, detail);
    expect(await api.portolan('people', 'end', 'mem_1', '--reason', 'Leaves')).toEqual(
      refused('POST /v1/members/mem_1/end', status, code, detail),
    );
  });
});

describe('authority', () => {
  test('grant says how the agent names the firm, and sends no days that were not named', async () => {
    api.answers['POST /v1/authorities'] = authority;
    const { out } = await api.portolan('authority', 'grant', 'org_2', '--reference', 'Power 2026/17');
    expect(out).toEqual(['aut_1 holds. Its people now act for your firm with --acting-for org_1.']);
    expect(bodies()).toEqual([{ agent_organisation_id: 'org_2', reference: 'Power 2026/17' }]);
  });

  test('list says how each stands, and when there are none', async () => {
    api.answers['GET /v1/authorities'] = [
      page(
        authority,
        { ...authority, id: 'aut_2', from: '2126-01-01T00:00:00.000Z' },
        { ...authority, id: 'aut_3', until: '2126-06-30T12:00:00.000Z' },
        { ...authority, id: 'aut_4', until: '2026-01-30T12:00:00.000Z' },
        { ...authority, id: 'aut_5', revoked_at: '2026-02-03T10:00:00.000Z' },
      ),
      page(),
    ];
    expect((await api.portolan('authority', 'list')).out).toEqual([
      'Authority  Firm   Agent  Standing                     Paper',
      'aut_1      org_1  org_2  holds                        Power 2026/17',
      'aut_2      org_1  org_2  from 2126-01-01 00:00        Power 2026/17',
      'aut_3      org_1  org_2  until 2126-06-30 12:00       Power 2026/17',
      'aut_4      org_1  org_2  was over 2026-01-30 12:00    Power 2026/17',
      'aut_5      org_1  org_2  taken back 2026-02-03 10:00  Power 2026/17',
    ]);
    expect((await api.portolan('authority', 'list')).out).toEqual(['There are no authorities.']);
  });

  test('revoke says it is done, needs a reason, and prints a refusal', async () => {
    const [status, code, detail] = [404, 'REQUEST.NOT_FOUND', 'There is no such thing.'] as const;
    api.answers['POST /v1/authorities/aut_1/revocation'] = [authority, problem(status, code, detail)];
    const revoke = (...args: string[]) => api.portolan('authority', 'revoke', 'aut_1', ...args);
    expect((await revoke('--reason', 'Over')).out).toEqual(['aut_1 is taken back.']);
    expect(await revoke('--reason', 'Over')).toEqual(
      refused('POST /v1/authorities/aut_1/revocation', status, code, detail),
    );
    expect((await revoke()).exitCode).toBe(2);
    expect(bodies()).toEqual([{ reason: 'Over' }, { reason: 'Over' }]);
  });
});
