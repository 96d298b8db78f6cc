/** S2: members that a person may not set are no members of any body: refused by name, and nothing has changed. */
import type { Operation } from '../../../api/contract/operation.js';
import { faultsOf } from '../../support/api/request.js';
import { readRows } from '../../support/readRows.js';
import { SIZE } from '../../support/load/sizes.js';
import { startTestApi, type TestApi } from '../../support/api/startTestApi.js';
import { bodyFor, prepareSubjects, sendWrite, WRITES, type Subjects } from './writes.js';

/** What decides about goods, money and who sees them: the record's to say, never a body's. */
const NOT_THEIRS: Readonly<Record<string, unknown>> = {
  id: 'dec_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a99',
  organisation_id: 'org_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a99',
  declarant_person_id: 'per_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a99',
  state: 'CLEARED',
  status: 'signed',
  lane: 'green',
  flags: ['released'],
  role: 'operator',
  agency: 'NAEB',
  version: 99,
  sequence: 99,
  duty: { amount: '0.00', currency: 'USD' },
  charges: [],
  paid: true,
  mrn: '26RW00000000000001',
  accepted: true,
  signed_by: 'per_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a99',
  proposed_by: 'per_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a99',
  expires_at: '2099-01-01T00:00:00Z',
};

let api: TestApi;
let subjects: Subjects;
beforeAll(async () => {
  api = await startTestApi({ actWaitMs: 0 });
  subjects = await prepareSubjects(api);
}, 120_000);
afterAll(() => api.close());

/** Members of a body that its schema does have are somebody's to set. */
const isOwn = ({ body }: Operation, member: string): boolean =>
  body?.schema !== undefined && 'shape' in body.schema && Object.hasOwn(body.schema.shape as object, member);

/** All of them, or some, others for each write. */
function membersFor(operation: Operation): string[] {
  const members = Object.keys(NOT_THEIRS).filter((member) => !isOwn(operation, member));
  const from = WRITES.indexOf(operation);
  return members.filter(
    (_, at) => (at + members.length - (from % members.length)) % members.length < SIZE.foreignMembers,
  );
}

/** Everything that the record says of the case and of the draft. */
const standing = () =>
  readRows<{ row: unknown }>(api.database.superuser, 'SELECT to_jsonb(d) AS row FROM declaration d ORDER BY id');

test('there are more than fifty bodies', () => expect(WRITES.flatMap(membersFor).length).toBeGreaterThan(50));

test.each(WRITES.map((operation) => [operation.operationId, operation] as const))(
  '%s refuses each by name, and changes nothing',
  async (_name, operation) => {
    const before = await standing();
    const taken: string[] = [];
    for (const member of membersFor(operation)) {
      const body = { ...bodyFor(operation, api, subjects), [member]: NOT_THEIRS[member] };
      const answer = await sendWrite(operation, api, subjects, body);
      const isNamed = faultsOf(answer).some(
        ({ pointer, code }) => pointer === `/${member}` && code === 'REQUEST.FIELD_UNKNOWN',
      );
      if (![400, 422].includes(answer.status) || !isNamed) taken.push(`${member}: ${answer.status} ${answer.text}`);
    }
    expect(taken).toEqual([]);
    expect(await standing()).toEqual(before);
  },
  60_000,
);
