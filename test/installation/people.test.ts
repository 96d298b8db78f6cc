import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPeople, seedPeople } from '../../bin/wiring/seedPeople.js';
import { AUTHENTICATION } from '../../prisma/actor.js';
import { findTokenHolder } from '../../prisma/queries/accessTokens.js';
import { createRecord } from '../../prisma/withActor.js';
import { createTestDatabase, type TestDatabase } from '../support/createTestDatabase.js';

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
  await expect(seedPeople(home, database.application)).resolves.toBe('done');
  const first = findPeople(home);
  await expect(seedPeople(home, database.application)).resolves.toBe('reused');
  expect(findPeople(home)).toEqual(first);
  expect(statSync(join(home, 'people.json')).mode & 0o077).toBe(0);

  const record = createRecord(database.application);
  try {
    for (const person of first?.people ?? []) {
      const holder = await record.withActor(AUTHENTICATION, (tx) => findTokenHolder(tx, person.token, new Date()));
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
