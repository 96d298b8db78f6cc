import type { Task } from '../../api/contract/task.js';
import { control } from '../../cli/scenario/control.js';
import { readAll } from '../../cli/scenario/readAll.js';
import { ApiProblem } from '../../cli/client/apiProblem.js';
import { People } from '../../cli/scenario/target.js';
import { echoDeliveries } from '../support/load/echo.js';
import { expectSound, report } from '../support/load/expectSound.js';
import { readRows } from '../support/readRows.js';
import { MIXED, runLoad } from '../support/load/runLoad.js';
import { LONGEST_SECONDS, LONGEST_TEST_MS, SIZE } from '../support/load/sizes.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

/** F8: everything is delivered three times and in any order; what comes too early or too late is refused and stands in the record. */
let running: ThrowawayInstallation;
beforeAll(async () => {
  running = await startThrowawayInstallation();
  // Each notice twice under one id and once more under another, and those of one command last one first.
  const backwards = (count: number) => [{ kind: 'duplicate_answer' }, { kind: 'reverse_notices', count }];
  const script = (service: string, operation: string, count: number): Promise<unknown> =>
    control(running.target.mocks[service] ?? '', '/scripts', {
      operation,
      behaviours: backwards(count),
      times: 1_000_000,
    });
  await script('customs', 'lodge', 3);
  await script('customs', 'announce_arrival', 3);
  await script('carrier', 'book', 6);
  await script('rica', 'apply', 3);
}, 120_000);
afterAll(() => running.stop(), 60_000);

/** Stories whose counterparties have no script of their own. */
const { 'coffee-rejected-fixed': _r, 'chili-permit-repaired': _p, 'coffee-withdrawn': _w, ...UNSCRIPTED } = MIXED;

const DECISION = { decision: 'accept', reason: 'In order' };

test(
  'each delivery has its effect once, and late ones none',
  async () => {
    const { parcels, atOnce } = SIZE.deliveredThrice;
    const plan = { parcels, atOnce, mix: UNSCRIPTED, withinSeconds: LONGEST_SECONDS };
    let echoed = 0;
    const result = await runLoad(running, plan, async (progress) => {
      echoed = await echoDeliveries(running, progress);
    });
    await expectSound(running, result);
    expect(result.ended).toBe(parcels);
    expect(echoed).toBeGreaterThan(2 * parcels);

    const notices = await readRows(running.ownerUrl, 'select 1 from notice');
    report('F8', { parcels, notices: notices.length, 'deliveries again': echoed, seconds: result.seconds });
  },
  LONGEST_TEST_MS,
);

test('an approval after the release, or of a task that is not there yet, is refused and has no effect', async () => {
  const officer = new People(running.target).get('customs_officer');
  const tasks = await readAll<Task>(officer, 'listTasks', { query: { status: 'done' } });
  const decided = tasks.filter(({ kind }) => kind === 'documentary_check');
  expect(decided.length).toBeGreaterThan(0);
  const before = await readRows(running.ownerUrl, 'select 1 from timeline_entry');
  const audited = await readRows(running.ownerUrl, 'select 1 from audit_record');
  for (const { id } of decided) {
    const late = officer.call('decideTask', { path: { task_id: id }, body: DECISION });
    await expect(late).rejects.toMatchObject({ status: 409 });
    await expect(late).rejects.toBeInstanceOf(ApiProblem);
  }
  const early = officer.call('decideTask', {
    path: { task_id: 'tsk_01a206b8-24ac-742e-81ea-ae223a9b86b0' },
    body: DECISION,
  });
  await expect(early).rejects.toMatchObject({ status: 404 });
  expect(await readRows(running.ownerUrl, 'select 1 from timeline_entry')).toHaveLength(before.length);
  // Each late one stands in the audit record; the early one names nothing that it could stand under.
  expect(await readRows(running.ownerUrl, 'select 1 from audit_record')).toHaveLength(audited.length + decided.length);
}, 60_000);
