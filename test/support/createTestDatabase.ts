import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createOwnedDatabase, type DatabaseUrls } from '../../bin/postgres/rolesAndDatabase.js';
import { getTestAddress } from './testEnvironment.js';

/** A database of one test file's own: all migrations applied, no rows. */
export interface TestDatabase extends DatabaseUrls {
  name: string;
  /** Drops it, once the server has let go of the connections that were closed; what is still connected then is ended. */
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
        await untilLetGo(client, name);
        await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
      }),
  };
}

/** A pool that has ended has only said so: a connection that the server has not closed yet would be cut off with an error. */
const LET_GO_WITHIN_MS = 5_000;
const LOOK_MS = 20;

async function untilLetGo(client: pg.Client, name: string): Promise<void> {
  const until = Date.now() + LET_GO_WITHIN_MS;
  while (Date.now() < until) {
    const { rowCount } = await client.query('SELECT FROM pg_stat_activity WHERE datname = $1', [name]);
    if (rowCount === 0) return;
    await new Promise((look) => setTimeout(look, LOOK_MS));
  }
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
