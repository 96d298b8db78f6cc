import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { checkout } from '../setup/checkout.mjs';
import { readMigrations, type Migration } from './migrationFolder.js';

const migrationsFolder = join(checkout, 'prisma', 'migrations');

/** The database's history and the folder disagree; nothing has been applied. */
export class MigrationConflict extends Error {
  constructor(faults: readonly string[]) {
    super(`migrations: ${faults.join('; ')}`);
    this.name = 'MigrationConflict';
  }
}

/**
 * Brings a database up to prisma/migrations and records each in `_prisma_migrations`, as `prisma migrate deploy` does.
 * @param ownerUrl connection address as the role that owns the tables (DATABASE_OWNER_URL)
 * @returns names of the migrations that were applied; empty when there was nothing to do
 * @throws MigrationConflict when an applied migration was edited or failed half-way, or the database is ahead of the folder
 */
export async function applyMigrations(ownerUrl: string, folder: string = migrationsFolder): Promise<string[]> {
  const migrations = readMigrations(folder);
  if (await isUpToDate(ownerUrl, migrations)) return [];
  // Loading the engine takes a moment, so it is loaded only when there is something to apply.
  const { withSchemaEngine } = await import('./schemaEngine.js');
  return withSchemaEngine(ownerUrl, async (engine) => {
    const lockfile = join(folder, 'migration_lock.toml');
    const migrationsList = {
      baseDir: folder,
      lockfile: { path: 'migration_lock.toml', content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null },
      shadowDbInitScript: '',
      migrationDirectories: migrations.map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
      })),
    };
    const filters = { externalTables: [], externalEnums: [] };
    const found = await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters });
    const faults = [
      ...found.editedMigrationNames.map((name) => `${name} was edited after it had been applied`),
      ...found.failedMigrationNames.map(
        (name) => `${name} failed half-way; repair the database and see prisma migrate resolve`,
      ),
      ...(found.history && found.history.diagnostic !== 'databaseIsBehind'
        ? found.history.unpersistedMigrationNames.map((name) => `${name} was applied but is not in ${folder}`)
        : []),
    ];
    if (faults.length > 0) throw new MigrationConflict(faults);
    return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
  });
}

async function isUpToDate(ownerUrl: string, migrations: readonly Migration[]): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const table = await client.query<{ found: string | null }>(
      "SELECT to_regclass('_prisma_migrations')::text AS found",
    );
    if (!table.rows[0]?.found) return migrations.length === 0;
    const applied = await client.query<{ migration_name: string; checksum: string }>(
      'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name',
    );
    const unfinished = await client.query(
      'SELECT 1 FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL',
    );
    return (
      unfinished.rowCount === 0 &&
      applied.rows.length === migrations.length &&
      applied.rows.every(
        (row, index) => row.migration_name === migrations[index]?.name && row.checksum === migrations[index].checksum,
      )
    );
  } finally {
    await client.end();
  }
}
