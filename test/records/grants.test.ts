/** What the application role may do to what is already written: everything that PostgreSQL granted it, table by table. */
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';

let fixture: CaseFixture;
beforeAll(async () => {
  fixture = await openCaseFixture();
});
afterAll(() => fixture.close());

/** Tables with what is written once: the application adds to them and reads them, and that is all. */
const WRITTEN_ONCE = [
  'access_record',
  'assessment',
  'assessment_line',
  'audit_record',
  'decision',
  'declaration_version',
  'exchange_rate',
  'exchange_rate_entry',
  'ledger_entry',
  'legal_notice',
  'published_pack',
  'quote',
  'recording',
  'timeline_entry',
];

/** Tables of which rows may be removed, and why. */
const REMOVABLE: Readonly<Record<string, string>> = {
  declaration: 'drafts alone, by a policy of the table',
  declaration_template: 'its firm may',
  document: 'of drafts that are removed',
  idempotency_record: 'stored answers that nobody asks for any more',
  identity: 'of people who are erased, by a policy of the table',
  request_budget: 'what was counted and is forgotten',
  session: 'those that ran out long ago',
  webhook_attempt: 'of deliveries that are gone, by a policy of the table',
  webhook_delivery: 'those that ended long ago, by a policy of the table',
};

interface Grant {
  table: string;
  right: string;
}

/** Every right of the application role on every table of ours, direct or by a column. */
const grants = (): Promise<Grant[]> =>
  fixture.rows<Grant>(`SELECT c.relname AS table, r.right FROM pg_class c
      CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS r ("right")
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND (has_table_privilege('portolan_app', c.oid, r.right)
        OR CASE WHEN r.right IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
          THEN has_any_column_privilege('portolan_app', c.oid, r.right) ELSE false END)
    ORDER BY 1, 2`);

it('changes, removes and empties nothing that is written once', async () => {
  const rights = new Map<string, string[]>();
  for (const { table, right } of await grants()) rights.set(table, [...(rights.get(table) ?? []), right]);
  expect(rights.size).toBeGreaterThan(40);
  expect(WRITTEN_ONCE.map((table) => [table, rights.get(table)])).toEqual(
    WRITTEN_ONCE.map((table) => [table, ['INSERT', 'SELECT']]),
  );
});

it('removes only what may be removed, and empties, refers to or watches nothing', async () => {
  const found = await grants();
  expect(found.filter(({ right }) => right === 'DELETE').map(({ table }) => table)).toEqual(Object.keys(REMOVABLE));
  expect(found.filter(({ right }) => ['TRUNCATE', 'REFERENCES', 'TRIGGER'].includes(right))).toEqual([]);
});

it.each(['identity', 'webhook_attempt'])('%s: what is removed in the end is never changed before', async (name) => {
  const rights = (await grants()).filter(({ table }) => table === name).map(({ right }) => right);
  expect(rights).toEqual(['DELETE', 'INSERT', 'SELECT']);
});

it('owns nothing, is nobody else, and no rule spares it', async () => {
  const owned = await fixture.rows(`SELECT relname FROM pg_class WHERE relowner = 'portolan_app'::regrole`);
  expect(owned).toEqual([]);
  const [role] = await fixture.rows(
    `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname = 'portolan_app'`,
  );
  expect(role).toEqual({
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolreplication: false,
  });
  expect(await fixture.rows(`SELECT roleid FROM pg_auth_members WHERE member = 'portolan_app'::regrole`)).toEqual([]);
  const [create] = await fixture.rows<{ may: boolean }>(
    `SELECT has_schema_privilege('portolan_app', 'public', 'CREATE') AS may`,
  );
  expect(create?.may).toBe(false);
  // What runs with its owner's rights would be a way around all of this.
  const functions = await fixture.rows(
    `SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef`,
  );
  expect(functions).toEqual([]);
});

it.each(WRITTEN_ONCE)('is refused by PostgreSQL itself: %s', async (table) => {
  const attempt = (sql: string): Promise<unknown> =>
    fixture.record.withActor({ kind: 'system', role: 'system', scope: 'worker' }, (tx) => tx.$executeRawUnsafe(sql));
  const [column] = await fixture.rows<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 LIMIT 1`,
    [table],
  );
  await expect(attempt(`UPDATE "${table}" SET "${column?.name}" = "${column?.name}"`)).rejects.toThrow(
    /permission denied/,
  );
  await expect(attempt(`DELETE FROM "${table}"`)).rejects.toThrow(/permission denied/);
  await expect(attempt(`TRUNCATE "${table}"`)).rejects.toThrow(/permission denied/);
});
