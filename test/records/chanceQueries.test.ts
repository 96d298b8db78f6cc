/** S3: whatever is asked of the database under a foreign organisation, on a connection that served another just now. */
import fc from 'fast-check';
import { personActor, type Actor } from '../../prisma/actor.js';
import { createRecord, type RecordAccess } from '../../prisma/withActor.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';
import { TEST_KEYS } from '../support/testKeys.js';

const QUERIES = 200;

let fixture: CaseFixture;
let record: RecordAccess;
/** Tables that hold rows of the organisation. */
let tables: string[];
beforeAll(async () => {
  fixture = await openCaseFixture();
  await fixture.permit({ type: 'naeb-coffee-export' });
  await fixture.submit();
  // One connection: each actor gets the one that the other has just used.
  record = createRecord(fixture.database.application, TEST_KEYS, { connections: 1 });
  const all = await fixture.rows<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE a.attname = 'organisation_id' AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        AND c.relname <> 'access_token' ORDER BY 1`,
  );
  const filled = await Promise.all(
    all.map(async ({ name }) => {
      const found = await fixture.rows(`SELECT 1 FROM "${name}" WHERE organisation_id = $1`, [fixture.organisationId]);
      return found.length > 0 ? [name] : [];
    }),
  );
  tables = filled.flat();
}, 120_000);
afterAll(async () => {
  await record.close();
  await fixture.close();
});

const actorOf = (organisationId: string): Actor => personActor({ personId: 'prs_x', organisationId, role: 'exporter' });

/** Conditions that let everything through, or mean to. */
const conditions = fc.constantFrom(
  'true',
  '1 = 1 OR a.organisation_id IS NULL',
  'a.organisation_id IS NOT NULL',
  "a.organisation_id <> 'org_other'",
  "a.organisation_id LIKE 'org%'",
  "a.organisation_id = OWN OR a.organisation_id = ''",
  'NOT (a.organisation_id IS DISTINCT FROM OWN)',
  'a.ctid IS NOT NULL',
);

/** Ways to ask; A and B stand for tables. */
const shapes = fc.constantFrom(
  'SELECT a.* FROM A a WHERE COND',
  'SELECT a.organisation_id FROM A a JOIN B b ON b.organisation_id = a.organisation_id WHERE COND',
  'SELECT a.organisation_id FROM A a LEFT JOIN B b ON true WHERE COND',
  'SELECT b.* FROM A a RIGHT JOIN B b ON COND',
  'SELECT a.organisation_id FROM A a WHERE COND UNION ALL SELECT b.organisation_id FROM B b',
  'WITH x AS MATERIALIZED (SELECT ctid::text AS ctid, * FROM A) SELECT a.* FROM x a WHERE COND',
  'SELECT (SELECT max(a.organisation_id) FROM A a WHERE COND) AS found',
  'SELECT json_agg(a) AS found FROM A a WHERE COND',
  'SELECT a.*, row_number() OVER () FROM A a WHERE EXISTS (SELECT 1 FROM B b WHERE b.organisation_id = OWN) OR COND',
  "SELECT string_agg(a.organisation_id, ',') AS found FROM A a WHERE COND GROUP BY a.organisation_id HAVING count(*) > 0",
  'SELECT a.organisation_id FROM A a, LATERAL (SELECT 1 FROM B b WHERE b.organisation_id = a.organisation_id) l WHERE COND',
  'UPDATE A a SET organisation_id = a.organisation_id WHERE COND RETURNING a.organisation_id',
  'DELETE FROM A a WHERE COND RETURNING a.organisation_id',
);

/** What an actor is answered, as text; a statement that is refused shows nothing. */
async function seen(organisationId: string, sql: string): Promise<string> {
  let found = '';
  const undone = new Error('undone');
  await record
    .withActor(actorOf(organisationId), async (tx) => {
      found = JSON.stringify(await tx.$queryRawUnsafe(sql), (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      );
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone && !/permission denied|row-level security|check constraint/.test(String(error))) throw error;
    });
  return found;
}

test(`${QUERIES} chance queries show nothing of others`, async () => {
  expect(tables.length).toBeGreaterThan(5);
  let ownSaw = 0;
  const any = fc.nat();
  await fc.assert(
    fc.asyncProperty(shapes, conditions, any, any, async (shape, condition, first, second) => {
      const name = (at: number): string => `"${tables[at % tables.length]}"`;
      const sql = shape
        .replaceAll('COND', () => condition)
        .replaceAll(/\bA\b/g, () => name(first))
        .replaceAll(/\bB\b/g, () => name(second))
        .replaceAll('OWN', () => `'${fixture.organisationId}'`);
      if ((await seen(fixture.organisationId, sql)).includes(fixture.organisationId)) ownSaw += 1;
      expect(await seen('org_other', sql)).not.toContain(fixture.organisationId);
    }),
    { numRuns: QUERIES },
  );
  // Else nothing was asked for.
  expect(ownSaw).toBeGreaterThan(QUERIES / 4);
}, 120_000);
