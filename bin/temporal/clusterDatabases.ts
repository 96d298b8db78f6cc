import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import type { ClusterStore } from './clusterPlan.js';

const run = promisify(execFile);

/** Role and databases of the engine, apart from those of the record: neither role may enter the other's. */
export const clusterRole = 'portolan_temporal';
export const clusterDatabases = { database: 'temporal', visibilityDatabase: 'temporal_visibility' } as const;

/** Creates the engine's role and its two databases where they are missing. */
export async function createClusterDatabases(superuserUrl: string, store: ClusterStore): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const role = pg.escapeIdentifier(store.role);
    const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [store.role]);
    if (known.rowCount === 0)
      await client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(store.password)}`);
    for (const name of [store.database, store.visibilityDatabase]) {
      const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
      if (found.rowCount !== 0) continue;
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER ${role} TEMPLATE template0`);
      await client.query(`REVOKE ALL ON DATABASE ${pg.escapeIdentifier(name)} FROM PUBLIC`);
    }
  } finally {
    await client.end();
  }
}

/** Brings the schemas of both databases to the version that the server needs; what is there already is left. */
export async function updateClusterSchemas(sqlTool: string, store: ClusterStore): Promise<void> {
  await Promise.all([
    updateSchema(sqlTool, store, store.database, 'postgresql/v12/temporal'),
    updateSchema(sqlTool, store, store.visibilityDatabase, 'postgresql/v12/visibility'),
  ]);
}

async function updateSchema(sqlTool: string, store: ClusterStore, database: string, schema: string): Promise<void> {
  const env = {
    PATH: process.env.PATH,
    SQL_PLUGIN: 'postgres12',
    SQL_HOST: '127.0.0.1',
    SQL_PORT: String(store.port),
    SQL_USER: store.role,
    SQL_PASSWORD: store.password,
    SQL_DATABASE: database,
  };
  // Makes the tables in which the tool keeps the version, unless they are there.
  await run(sqlTool, ['setup-schema', '--version', '0.0'], { env });
  await run(sqlTool, ['update-schema', '--schema-name', schema], { env });
}
