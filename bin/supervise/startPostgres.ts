import { join } from 'node:path';
import pg from 'pg';
import { createCluster } from '../postgres/createCluster.js';
import { placePostgres } from '../postgres/placement.js';
import { planPostgres } from '../postgres/postgresPlan.js';
import { createRolesAndDatabase, databaseUrls, type DatabaseUrls } from '../postgres/rolesAndDatabase.js';
import { findServerAccount } from '../postgres/serverAccount.js';
import type { InstallationRecord } from './installationFile.js';
import { launch, type Launch } from './launch.js';

const usualPort = 54_329;

/** Starts an installation's own PostgreSQL: creates its data on the first start, waits until it answers, makes roles and database. */
export async function startPostgres(
  home: string,
  record: InstallationRecord,
  throwaway: boolean,
  launched: Launch,
): Promise<DatabaseUrls> {
  const account = findServerAccount();
  const placement = placePostgres(home, record.id, account);
  const outcome = await createCluster(placement, record.passwords.superuser, account);
  launched.onStep?.({ name: 'PostgreSQL data', outcome, detail: placement.data });
  const port = await launch(launched, {
    wishedPort: throwaway ? undefined : usualPort,
    plan: (chosen) =>
      planPostgres({ placement, port: chosen, account, logFile: join(home, 'logs', 'postgres.log'), throwaway }),
    isReady: async (chosen) => {
      const client = new pg.Client({
        connectionString: databaseUrls(chosen, record.passwords, 'postgres').superuser,
        connectionTimeoutMillis: 2_000,
      });
      await client.connect();
      await client.end();
    },
  });
  await createRolesAndDatabase(port, record.passwords);
  return databaseUrls(port, record.passwords);
}
