import pg from 'pg';
import { personActor, WORKER, type Actor } from '../../prisma/actor.js';
import { getDeclaration, findDeclaration } from '../../prisma/queries/declarations.js';
import { createRecord } from '../../prisma/withActor.js';
import { TEST_KEYS } from '../support/testKeys.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';

let fixture: CaseFixture;
let declarationId: string;

beforeAll(async () => {
  fixture = await openCaseFixture();
  await fixture.permit({ type: 'naeb-coffee-export' });
  declarationId = await fixture.submit();
});
afterAll(() => fixture.close());

const exporter = (organisationId: string): Actor =>
  personActor({ personId: 'prs_x', organisationId, role: 'exporter' });

describe('who sees what', () => {
  it('an organisation sees its own rows and no others', async () => {
    const own = await fixture.record.withActor(exporter(fixture.organisationId), (tx) =>
      findDeclaration(tx, declarationId),
    );
    const other = await fixture.record.withActor(exporter('org_other'), (tx) => findDeclaration(tx, declarationId));
    expect(own?.id).toBe(declarationId);
    expect(other).toBeUndefined();
  });

  it('holds in every tenant table, on one pooled connection used by each in turn', async () => {
    const record = createRecord(fixture.database.application, TEST_KEYS, { connections: 1 });
    const tables = await fixture.rows<{
      name: string;
    }>(`SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE a.attname = 'organisation_id' AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1`);
    expect(tables.length).toBeGreaterThan(20);
    const count = (actor: Actor, table: string): Promise<number> =>
      record.withActor(actor, async (tx) => {
        const [row] = await tx.$queryRawUnsafe<{ count: number }[]>(`SELECT count(*)::int AS count FROM "${table}"`);
        return row?.count ?? -1;
      });
    try {
      for (const { name } of tables) {
        const [all] = await fixture.rows<{ count: number }>(
          `SELECT count(*)::int AS count FROM "${name}" WHERE organisation_id = $1`,
          [fixture.organisationId],
        );
        expect([name, await count(exporter(fixture.organisationId), name)]).toEqual([
          name,
          name === 'access_token' ? 0 : all?.count,
        ]);
        expect([name, await count(exporter('org_other'), name)]).toEqual([name, 0]);
      }
    } finally {
      await record.close();
    }
  });

  it('an agency sees the declarations it was asked about, and only those', async () => {
    const agency = (code: 'NAEB' | 'RICA'): Actor =>
      personActor({ personId: 'prs_a', organisationId: 'org_agency', role: 'agency_officer', agency: code });
    // The phytosanitary certificate has to be applied for; coffee's permit is on file.
    expect(await fixture.record.withActor(agency('RICA'), (tx) => findDeclaration(tx, declarationId))).toBeDefined();
    expect(await fixture.record.withActor(agency('NAEB'), (tx) => findDeclaration(tx, declarationId))).toBeUndefined();
  });

  it('without an actor nothing is seen, and the application cannot lift the rule', async () => {
    const client = new pg.Client({ connectionString: fixture.database.application });
    await client.connect();
    try {
      expect((await client.query('SELECT * FROM declaration')).rowCount).toBe(0);
      await expect(client.query('ALTER TABLE declaration DISABLE ROW LEVEL SECURITY')).rejects.toThrow(/owner/);
      await client.query('SET row_security = off');
      await expect(client.query('SELECT * FROM declaration')).rejects.toThrow(/row-level security/);
    } finally {
      await client.end();
    }
  });

  it('what an actor may not see it may not write either', async () => {
    const write = fixture.record.withActor(exporter('org_other'), (tx) =>
      tx.document.create({
        data: {
          id: 'doc_1',
          organisationId: fixture.organisationId,
          kind: 'other',
          fileName: 'a',
          mediaType: 'b',
          sizeBytes: 1,
          sha256: '',
          storageKey: '',
          uploadedBy: '',
        },
      }),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });
});

describe('what is written once', () => {
  const KEPT = [
    'audit_record',
    'access_record',
    'decision',
    'timeline_entry',
    'ledger_entry',
    'declaration_version',
    'assessment',
    'assessment_line',
    'recording',
  ];

  it.each(KEPT)('the application changes and deletes nothing in %s', async (table) => {
    const [column] = await fixture.rows<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 LIMIT 1`,
      [table],
    );
    const attempt = (sql: string): Promise<unknown> =>
      fixture.record.withActor(WORKER, (tx) => tx.$executeRawUnsafe(sql));
    await expect(attempt(`UPDATE "${table}" SET "${column?.name}" = "${column?.name}"`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(attempt(`DELETE FROM "${table}"`)).rejects.toThrow(/permission denied/);
  });

  it('of an event only the position may be set', async () => {
    const attempt = (sql: string): Promise<unknown> =>
      fixture.record.withActor(WORKER, (tx) => tx.$executeRawUnsafe(sql));
    await expect(attempt(`UPDATE event SET data = '{}'`)).rejects.toThrow(/permission denied/);
    await expect(attempt(`UPDATE event SET position = NULL`)).resolves.toBeGreaterThan(0);
  });

  it('deletes drafts, never a declaration that was submitted', async () => {
    const gone = await fixture.record.withActor(
      WORKER,
      (tx) => tx.$executeRaw`DELETE FROM declaration WHERE id = ${declarationId}`,
    );
    expect(gone).toBe(0);
    expect((await fixture.record.withActor(WORKER, (tx) => getDeclaration(tx, declarationId))).state).toBe('SUBMITTED');
  });
});

describe('a database that is away', () => {
  it('is told from every other fault', async () => {
    const record = createRecord('postgresql://portolan_app@127.0.0.1:1/nowhere', TEST_KEYS, { maxWaitMs: 500 });
    await expect(record.withActor(WORKER, (tx) => tx.$queryRaw`SELECT 1`)).rejects.toMatchObject({
      name: 'OwnPartAway',
    });
    await record.close();
    const lost = fixture.record.withActor(
      WORKER,
      (tx) => tx.$executeRaw`SELECT pg_terminate_backend(pg_backend_pid())`,
    );
    await expect(lost).rejects.toMatchObject({ name: 'OwnPartAway' });
    await expect(fixture.record.withActor(WORKER, (tx) => tx.$queryRaw`SELECT nothing`)).rejects.not.toMatchObject({
      name: 'OwnPartAway',
    });
    await expect(fixture.record.withActor(WORKER, (tx) => tx.$queryRaw`SELECT 1 AS one`)).resolves.toEqual([
      { one: 1 },
    ]);
  });
});
