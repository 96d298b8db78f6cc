import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createOwnedDatabase, type DatabaseUrls } from '../../bin/postgres/rolesAndDatabase.js';
import { getTestAddress } from './testEnvironment.js';

/** A database of one test file's own: all migrations applied, no rows. */
export interface TestDatabase extends DatabaseUrls {
  name: string;
  /** Ends what is still connected and drops it. */
  drop(): Promise<void>;
}

/** Copies the run's template database, which takes some 50 ms. Call it in beforeAll and `drop` in afterAll. */
export const createTestDatabase = (): Promise<TestDatabase> => createDatabase('portolan_template');

/** Makes a database without any table, for tests of migrations themselves. */
export const createEmptyDatabase = (): Promise<TestDatabase> => createDatabase('template0');

async function createDatabase(template: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser((client) => createOwnedDatabase(client, name, template));
  const urlOf = (address: 'superuserUrl' | 'ownerUrl' | 'applicationUrl'): string => {
    const url = new URL(getTestAddress(address));
    url.pathname = `/${name}`;
    return url.href;
  };
  return {
    name,
    superuser: urlOf('superuserUrl'),
    owner: urlOf('ownerUrl'),
    application: urlOf('applicationUrl'),
    drop: () =>
      asSuperuser(async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
      }),
  };
}

async function asSuperuser(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: getTestAddress('superuserUrl') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
