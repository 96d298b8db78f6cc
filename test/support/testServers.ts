import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { applyMigrations } from '../../bin/migrations/applyMigrations.js';
import { outsideFolders } from '../../bin/postgres/placement.js';
import { createOwnedDatabase } from '../../bin/postgres/rolesAndDatabase.js';
import { startInstallation } from '../../bin/supervise/up.js';
import { testEnvironmentNames } from './testEnvironment.js';

declare global {
  /** What globalTeardown ends; globalSetup and globalTeardown share nothing else. */
  var portolanTestServers: { stop(): Promise<void> } | undefined;
}

/** The database that test files get a copy of: all migrations applied, no rows. */
export const templateDatabase = 'portolan_template';

/**
 * Starts one PostgreSQL and one Temporal server for a test run, on free ports and in a home of their own, and tells the
 * test files through environment variables. They end with the run, however it ends.
 */
export async function startTestServers(): Promise<void> {
  if (globalThis.portolanTestServers) return;
  const home = mkdtempSync(join(tmpdir(), 'portolan-test-'));
  // Root's PostgreSQL runs under another account and has to get through.
  chmodSync(home, 0o755);
  const installation = await startInstallation({
    home,
    only: ['postgres', 'temporal'],
    throwaway: true,
    env: {
      PORTOLAN_ENV: 'test',
      DATABASE_URL: undefined,
      DATABASE_OWNER_URL: undefined,
      TEMPORAL_ADDRESS: undefined,
      TEMPORAL_NAMESPACE: undefined,
    },
  });
  globalThis.portolanTestServers = {
    async stop() {
      await installation.stop();
      for (const folder of [home, ...outsideFolders(installation.id)]) rmSync(folder, { recursive: true, force: true });
    },
  };
  const { superuser, owner, application } = installation.database;
  if (!superuser || !owner || !application || !installation.temporal)
    throw new Error('the test servers have no addresses');
  await makeTemplate(superuser, owner);
  process.env[testEnvironmentNames.superuserUrl] = superuser;
  process.env[testEnvironmentNames.ownerUrl] = owner;
  process.env[testEnvironmentNames.applicationUrl] = application;
  process.env[testEnvironmentNames.temporalAddress] = installation.temporal.address;
}

async function makeTemplate(superuserUrl: string, ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await createOwnedDatabase(client, templateDatabase);
  } finally {
    await client.end();
  }
  const url = new URL(ownerUrl);
  url.pathname = `/${templateDatabase}`;
  await applyMigrations(url.href);
}
