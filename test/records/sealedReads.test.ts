/** What was read in hours that are over is sealed in the installation's chain. */
import { DISPATCHER, WORKER } from '../../prisma/actor.js';
import { INSTALLATION_CHAIN } from '../../prisma/queries/audit.js';
import { verifyChain, type ChainVerification } from '../../prisma/queries/verifyAudit.js';
import { sealReads } from '../../services/audit/sealReads.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';

let fixture: CaseFixture;
beforeEach(async () => {
  fixture = await openCaseFixture();
});
afterEach(() => fixture.close());

const seal = (at: string): Promise<void> => fixture.record.withActor(DISPATCHER, (tx) => sealReads(tx, new Date(at)));
const verify = (): Promise<ChainVerification> =>
  fixture.record.withActor(WORKER, (tx) => verifyChain(tx, INSTALLATION_CHAIN));
const read = (at: string, person: string): Promise<unknown> =>
  fixture.rows(
    `INSERT INTO access_record (declaration_id, person_id, role, hour, operation, organisation_id, reader_organisation_id, at)
     VALUES ('dec_1', $2, 'customs_officer', date_trunc('hour', $1::timestamptz, 'UTC'), 'getTimeline', 'org_1', 'org_2', $1)`,
    [at, person],
  );
const seals = async (): Promise<{ from: string; until: string; rows: number }[]> =>
  (
    await fixture.rows<{ facts: { from: string; until: string; rows: number } }>(
      `SELECT body -> 'facts' AS facts FROM audit_record WHERE body ->> 'what' = 'readsSealed' ORDER BY index`,
    )
  ).map(({ facts }) => facts);

it('each hour once, after nobody can add to it any more', async () => {
  await read('2026-11-23T10:20:00Z', 'prs_1');
  await read('2026-11-23T11:59:00Z', 'prs_1');
  await seal('2026-11-23T12:04:59Z');
  await seal('2026-11-23T12:05:00Z');
  await seal('2026-11-23T12:30:00Z');
  await read('2026-11-23T12:01:00Z', 'prs_1');
  await seal('2026-11-23T14:10:00Z');
  expect(await seals()).toMatchObject([
    { from: '1970-01-01T00:00:00.000Z', until: '2026-11-23T11:00:00.000Z', rows: 1 },
    { from: '2026-11-23T11:00:00.000Z', until: '2026-11-23T12:00:00.000Z', rows: 1 },
    { from: '2026-11-23T12:00:00.000Z', until: '2026-11-23T14:00:00.000Z', rows: 1 },
  ]);
  expect(await verify()).toMatchObject({ ok: true });
});

it.each([
  ['taken away', `DELETE FROM access_record WHERE person_id = 'prs_2'`],
  ['given another name', `UPDATE access_record SET person_id = 'prs_9' WHERE person_id = 'prs_2'`],
  [
    'slipped in',
    `INSERT INTO access_record SELECT declaration_id, 'prs_9', role, hour, operation, organisation_id, reader_organisation_id, agency, at
     FROM access_record WHERE person_id = 'prs_2'`,
  ],
])('a row that was %s is missed', async (_what, sql) => {
  for (const person of ['prs_1', 'prs_2', 'prs_3']) await read('2026-11-23T10:20:00Z', person);
  await seal('2026-11-23T12:30:00Z');
  expect(await verify()).toMatchObject({ ok: true });
  await fixture.rows(sql);
  const found = await verify();
  expect(found.ok).toBe(false);
  expect(found.why).toContain('seals 3 rows of what was read');
});
