import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { developmentPeople } from '../../bin/wiring/developmentPeople.js';
import { findPeople } from '../../bin/wiring/peopleFile.js';
import { seedPeople } from '../../bin/wiring/seedPeople.js';
import { AUTHENTICATION } from '../../prisma/actor.js';
import { findMember } from '../../prisma/queries/accessTokens.js';
import { findPersonOf } from '../../prisma/queries/identities.js';
import { listMembershipsOf } from '../../prisma/queries/memberships.js';
import { createRecord } from '../../prisma/withActor.js';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import { TEST_KEYS } from '../support/testKeys.js';
import { createTestDatabase, type TestDatabase } from '../support/createTestDatabase.js';

const packs = loadPacks('countries');
const home = mkdtempSync(join(tmpdir(), 'portolan-people-'));
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(home, { recursive: true, force: true });
});

test('a development installation gets its people once, and each token speaks for its person', async () => {
  const configured = developmentPeople(packs, ['naeb']);
  await expect(seedPeople(home, database.application, TEST_KEYS, configured)).resolves.toBe('done');
  const first = findPeople(home);
  await expect(seedPeople(home, database.application, TEST_KEYS, configured)).resolves.toBe('reused');
  expect(findPeople(home)).toEqual(first);
  expect(statSync(join(home, 'people.json')).mode & 0o077).toBe(0);

  const record = createRecord(database.application, TEST_KEYS);
  try {
    for (const person of first?.people ?? []) {
      const holder = await record.withActor(AUTHENTICATION, (tx) =>
        findMember(tx, { token: person.token }, new Date()),
      );
      expect(holder).toMatchObject({
        person: { id: person.personId, name: person.name },
        role: person.role,
        agency: person.agency ?? null,
      });
    }
  } finally {
    await record.close();
  }
  expect(first?.people.map(({ name }) => name)).toContain('naeb_officer');
});

test('each can sign in at the identity provider of development by their name, also when that has moved', async () => {
  const configured = developmentPeople(packs, ['naeb']);
  const [first, moved] = ['http://127.0.0.1:8417', 'http://127.0.0.1:20001'];
  for (const issuer of [first, moved]) {
    await expect(seedPeople(home, database.application, TEST_KEYS, configured, issuer)).resolves.toBe('done');
    await expect(seedPeople(home, database.application, TEST_KEYS, configured, issuer)).resolves.toBe('reused');
  }
  const record = createRecord(database.application, TEST_KEYS);
  try {
    for (const { name, personId, role } of findPeople(home)?.people ?? [])
      for (const issuer of [first, moved])
        await record.withActor(AUTHENTICATION, async (tx) => {
          expect(await findPersonOf(tx, { issuer, subject: name })).toMatchObject({ id: personId });
          const [membership] = await listMembershipsOf(tx, personId);
          expect(await findMember(tx, { membershipId: membership?.id ?? '' }, new Date())).toMatchObject({ role });
        });
  } finally {
    await record.close();
  }
});

test('an agency that is configured later gets its officer; nobody else changes', async () => {
  const before = findPeople(home);
  await expect(
    seedPeople(home, database.application, TEST_KEYS, developmentPeople(packs, ['naeb', 'rica'])),
  ).resolves.toBe('done');
  const after = findPeople(home);
  expect(after?.people.slice(0, before?.people.length)).toEqual(before?.people);
  expect(after?.people.slice(before?.people.length)).toMatchObject([
    { name: 'rica_officer', role: 'agency_officer', agency: 'RICA' },
  ]);
  expect(after?.organisations).toMatchObject({ ...before?.organisations });
});

test('an agency has an officer where a pack names it and it has an address, in the country of the pack', () => {
  const { organisations, people } = developmentPeople(packs, ['naeb', 'nobody']);
  expect(people.filter(({ role }) => role === 'agency_officer').map(({ name }) => name)).toEqual(['naeb_officer']);
  expect(organisations).toContainEqual({ key: 'naeb', kind: 'agency', name: 'NAEB', country: 'RW', agency: 'NAEB' });
  for (const country of ['RW', 'MY', 'CN'])
    expect(organisations).toContainEqual(expect.objectContaining({ kind: 'exporter', country }));
});
