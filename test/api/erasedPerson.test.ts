import { AUTHENTICATION, personActor, PEOPLE_KEEPER, WORKER } from '../../prisma/actor.js';
import { eraseAccess } from '../../prisma/queries/subjects.js';
import { authenticate } from '../../services/authenticate.js';
import { verifyAudit } from '../../services/audit/verifyAudit.js';
import type { Browser } from '../support/api/browser.js';
import { HANDLES, type Handle } from '../support/api/people.js';
import { post, type TestAnswer } from '../support/api/request.js';
import { signInAs, startSignInStack, type SignInStack } from '../support/api/signIn.js';

/** Who is erased is not known by their sign-in any more, nor by the browsers they used. */
let api: SignInStack;
beforeAll(async () => {
  api = await startSignInStack();
});
afterAll(() => api.close());

const erase = (handle: Handle): Promise<TestAnswer> =>
  post(api, '/v1/privacy/erasures', {
    as: 'operationsSupervisor',
    body: { subject_id: api.people[handle].personId, reason: 'asked for' },
  });
const statusOf = async (browser: Browser): Promise<number> => (await browser.ask('GET', `${api.url}/v1/me`)).status;
/** How many links to a sign-in and how many sessions of somebody stand in the database. */
const accessOf = (handle: Handle): Promise<number[]> =>
  api.deps.record.withActor(AUTHENTICATION, async (tx) => {
    const where = { personId: api.people[handle].personId };
    return [await tx.identity.count({ where }), await tx.session.count({ where })];
  });

it('a person that is erased is out of every browser and signs in as nobody', async () => {
  const gone = [(await signInAs(api, 'leaver')).browser, (await signInAs(api, 'leaver')).browser];
  const { browser: stays } = await signInAs(api, 'colleague');
  expect(await accessOf('leaver')).toEqual([1, 2]);

  const answer = await erase('leaver');
  expect([answer.status, answer.body.kind]).toEqual([201, 'person']);
  expect(await accessOf('leaver')).toEqual([0, 0]);
  expect(await Promise.all(gone.map(statusOf))).toEqual([401, 401]);
  expect(await statusOf((await signInAs(api, 'leaver')).browser)).toBe(401);
  // What others have stays theirs.
  expect([await statusOf(stays), await accessOf('colleague')]).toEqual([200, [1, 1]]);

  expect((await erase('leaver')).body).toEqual(answer.body);
  const told = await api.deps.record.withActor(WORKER, (tx) =>
    tx.auditRecord.findMany({ where: { body: { path: ['what'], equals: 'subjectErased' } } }),
  );
  expect(told.map(({ body }) => body)).toEqual([
    expect.objectContaining({
      facts: expect.objectContaining({ subject_id: api.people.leaver.personId, identities: 1, sessions: 2 }) as unknown,
    }),
  ]);
  const operator = await authenticate(api.deps, { token: api.people.operator.token });
  expect((await verifyAudit(api.deps, operator)).every(({ ok }) => ok)).toBe(true);
});

it('nobody removes how others sign in who are not erased, whoever they are', async () => {
  const removed = { identities: 0, sessions: 0 };
  const { personId } = api.people.customs;
  for (const handle of HANDLES) {
    const { personId: by, organisationId, role } = api.people[handle];
    if (by === personId || (role !== 'operator' && role !== 'exporter' && role !== 'administrator')) continue;
    const actor = personActor({ personId: by, organisationId, role });
    expect(await api.deps.record.withActor(actor, (tx) => eraseAccess(tx, personId))).toEqual(removed);
  }
  expect(await api.deps.record.withActor(PEOPLE_KEEPER, (tx) => eraseAccess(tx, personId))).toEqual(removed);
  expect(await accessOf('customs')).toEqual([1, 0]);
});
