import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { applyMigrations, MigrationConflict } from '../../bin/migrations/applyMigrations.js';
import { createEmptyDatabase, type TestDatabase } from '../support/createTestDatabase.js';

const folder = mkdtempSync(join(tmpdir(), 'portolan-migrations-'));
let database: TestDatabase;

/** Semicolons inside a body: a runner that cuts at each of them breaks this. */
const functionSql = `
CREATE TABLE "parcel" ("id" TEXT PRIMARY KEY, "weight" INTEGER NOT NULL);
CREATE FUNCTION "double_weight"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.weight := NEW.weight * 2;
  RETURN NEW;
END;
$$;
CREATE TRIGGER "doubled" BEFORE INSERT ON "parcel" FOR EACH ROW EXECUTE FUNCTION "double_weight"();
`;

function writeMigration(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

async function query(text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.owner });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  database = await createEmptyDatabase();
  writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

test('migrations are applied once, in order, and recorded as Prisma records them', async () => {
  writeMigration('20260101000000_first', functionSql);
  await expect(applyMigrations(database.owner, folder)).resolves.toEqual(['20260101000000_first']);
  await expect(applyMigrations(database.owner, folder)).resolves.toEqual([]);
  writeMigration('20260102000000_second', 'ALTER TABLE "parcel" ADD COLUMN "note" TEXT;');
  await expect(applyMigrations(database.owner, folder)).resolves.toEqual(['20260102000000_second']);

  expect(await query(`INSERT INTO parcel VALUES ('a', 21) RETURNING weight, note`)).toEqual([
    { weight: 42, note: null },
  ]);
  const rows = await query(
    'SELECT migration_name, finished_at IS NOT NULL AS finished FROM _prisma_migrations ORDER BY 1',
  );
  expect(rows).toEqual([
    { migration_name: '20260101000000_first', finished: true },
    { migration_name: '20260102000000_second', finished: true },
  ]);
});

test('a migration that was edited after it had been applied is refused', async () => {
  writeMigration('20260101000000_first', `${functionSql}\n-- edited\n`);
  await expect(applyMigrations(database.owner, folder)).rejects.toThrow(MigrationConflict);
  await expect(applyMigrations(database.owner, folder)).rejects.toThrow('20260101000000_first was edited');
  writeMigration('20260101000000_first', functionSql);
  await expect(applyMigrations(database.owner, folder)).resolves.toEqual([]);
});

test('a database that is ahead of the folder is refused', async () => {
  rmSync(join(folder, '20260102000000_second'), { recursive: true });
  await expect(applyMigrations(database.owner, folder)).rejects.toThrow(
    '20260102000000_second was applied but is not in',
  );
  writeMigration('20260102000000_second', 'ALTER TABLE "parcel" ADD COLUMN "note" TEXT;');
});

test('a migration that fails is told, and nothing goes on before it is mended', async () => {
  writeMigration('20260103000000_third', 'SELECT 1/0;');
  await expect(applyMigrations(database.owner, folder)).rejects.toThrow(/division by zero/);
  await expect(applyMigrations(database.owner, folder)).rejects.toThrow('20260103000000_third failed half-way');
});
