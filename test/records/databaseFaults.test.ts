import { readFileSync } from 'node:fs';
import { WORKER } from '../../prisma/actor.js';
import { BROKEN_CONNECTION, classifyFault } from '../../prisma/recordErrors.js';
import { appendTimeline } from '../../prisma/queries/change.js';
import { reserve } from '../../prisma/queries/ledger.js';
import { recordOnce } from '../../prisma/queries/recordings.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { createRecord, type RecordAccess } from '../../prisma/withActor.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';
import { TEST_KEYS } from '../support/testKeys.js';
import { startCuttingProxy, type CuttingProxy } from '../support/cuttingProxy.js';

const AT = '2026-11-22T10:00:00.000Z';

describe('what a fault of the database asks for', () => {
  /** As the driver adapter and Prisma wrap them: anywhere along the causes. */
  const wrapped = (cause: object): object => ({ code: 'P2010', meta: { driverAdapterError: { cause } } });

  test.each(['08006', '08P01', '25006', '53300', '57P01', '57P02', '57P03', '57P05', '58030'])(
    'SQLSTATE %s: later',
    (originalCode) => expect(classifyFault(wrapped({ originalCode }))).toBe('away'),
  );
  test.each(['40001', '40P01', '40003', '55P03', '57014'])('SQLSTATE %s: at once again', (originalCode) =>
    expect(classifyFault(wrapped({ originalCode }))).toBe('again'),
  );
  test.each(['23505', '42P01', '22P02', 'P2002', 'P2025'])('%s: neither, it is a defect', (code) =>
    expect(classifyFault(wrapped({ code }))).toBe('other'),
  );
  test.each(['P1001', 'P1017', 'P2024', 'P2028', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE'])('%s: later', (code) =>
    expect(classifyFault(Object.assign(new Error('x'), { code }))).toBe('away'),
  );
  test.each([...BROKEN_CONNECTION])('the driver\'s "%s": later', (message) =>
    expect(classifyFault(new Error(message))).toBe('away'),
  );

  test('the driver still says it in these words', () => {
    const files = ['node_modules/pg/lib/client.js', 'node_modules/pg-pool/index.js'];
    const sources = files.map((path) => readFileSync(path, 'utf8'));
    const unsaid = [...BROKEN_CONNECTION].filter((words) => !sources.some((source) => source.includes(`'${words}'`)));
    expect(unsaid).toEqual([]);
  });
});

describe('a commit whose answer was lost', () => {
  let fixture: CaseFixture;
  let proxy: CuttingProxy;
  let record: RecordAccess;
  beforeAll(async () => {
    fixture = await openCaseFixture();
  });
  beforeEach(async () => {
    const url = new URL(fixture.database.application);
    proxy = await startCuttingProxy(Number(url.port));
    url.port = String(proxy.port);
    record = createRecord(url.href, TEST_KEYS, { connections: 1 });
  });
  afterEach(async () => {
    await record.close();
    await proxy.stop();
  });
  afterAll(() => fixture.close());

  test('is a recording that stands, and the same key answers it', async () => {
    const declarationId = await fixture.submit();
    let runs = 0;
    const say = (): Promise<{ version: number }> =>
      record.withActor(WORKER, (tx) =>
        recordOnce(
          tx,
          { key: `clearance:${declarationId}:say:1`, declarationId, expectedVersion: 2, at: AT },
          async (change) => {
            runs += 1;
            appendTimeline(change, { what: 'customsInformed', by: BY_SYSTEM, why: 'said once' });
          },
          async ({ declaration: { version } }) => ({ version }),
        ),
      );
    proxy.cutAnswerTo('COMMIT');
    await expect(say()).rejects.toMatchObject({ name: 'OwnPartAway' });
    expect(proxy.cuts).toBe(1);
    expect(await say()).toEqual({ version: 3 });
    expect(runs).toBe(1);
    const said = await fixture.rows(
      "SELECT 1 FROM timeline_entry WHERE declaration_id = $1 AND what = 'customsInformed'",
      [declarationId],
    );
    expect(said).toHaveLength(1);
  });

  test('is a reservation that stands, and the same key reserves no second time', async () => {
    const subjectId = await fixture.permit({ grams: 1000 });
    const declarationId = await fixture.submit();
    const take = (): Promise<boolean> =>
      record.withActor(WORKER, (tx) =>
        reserve(tx, { key: 'take:1', kind: 'permit_quantity', subjectId, declarationId, quantity: '600' }),
      );
    proxy.cutAnswerTo('COMMIT');
    await expect(take()).rejects.toMatchObject({ name: 'OwnPartAway' });
    expect(proxy.cuts).toBe(1);
    expect(await take()).toBe(true);
    const [account] = await fixture.rows<{ reserved: string }>(
      'SELECT trim_scale(reserved)::text reserved FROM ledger_account WHERE subject_id = $1',
      [subjectId],
    );
    expect(account?.reserved).toBe('600');
  });
});
