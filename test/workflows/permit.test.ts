import { getTestTemporal } from '../support/testEnvironment.js';
import { openWorkflowBench, until, withClearance, type WorkflowBench } from './support/runClearance.js';
import { HAPPY_NOTICES, type StubScript } from './support/stubScript.js';

const permits: StubScript['permits'] = [
  { applicationId: 'app_naeb', permitType: 'naeb-coffee-export', agency: 'NAEB', standing: 'TO_APPLY', settled: false },
  { applicationId: 'app_rica', permitType: 'rica-phytosanitary', agency: 'RICA', standing: 'TO_APPLY', settled: false },
];

const applications: StubScript['applications'] = {
  app_naeb: {
    permitType: 'naeb-coffee-export',
    decides: 'here',
    acts: {
      grant: { actId: 'grant', kind: 'grantPermit', role: 'agency_officer', to: 'GRANTED' },
      refuse: { actId: 'refuse', kind: 'refusePermit', role: 'agency_officer', to: 'REFUSED' },
      retry: { actId: 'retry', kind: 'resolveParked', role: 'operator', resolve: 'retry' },
      abort: { actId: 'abort', kind: 'resolveParked', role: 'operator', resolve: 'abort' },
    },
  },
  app_rica: {
    permitType: 'rica-phytosanitary',
    decides: 'authority',
    notices: { granted: 'GRANTED', refused: 'REFUSED' },
  },
};

const script: StubScript = { notices: HAPPY_NOTICES, permits, applications };
const retry = { actId: 'retry', kind: 'resolveParked', role: 'operator' } as const;

let bench: WorkflowBench;
beforeAll(async () => {
  bench = await openWorkflowBench(getTestTemporal().address);
}, 60_000);
afterAll(() => bench.close());

test('agencies decide in parallel, one here and one by its own notice, and the clearance goes on', async () => {
  await withClearance(bench, script, {}, async ({ record, permits, permit, notice, handle, asked }) => {
    await until(record, 'applied to both', () => permits.log.filter((entry) => entry.endsWith('APPLIED')).length === 2);
    await permit('rica-phytosanitary').notice('granted');
    await permit('naeb-coffee-export').act({ actId: 'grant', kind: 'grantPermit', role: 'agency_officer' });
    for (const noticeId of ['accepted', 'departed', 'exited']) await notice(noticeId);
    expect(await handle.result()).toBe('CLEARED');
    expect(asked).toMatchObject({ applyForPermit: 2, issuePermit: 1 });
    expect(record.log.filter((entry) => entry === 'recordPermitResult')).toHaveLength(2);
  });
});

test('an officer here may not decide what the authority decides', async () => {
  await withClearance(bench, script, {}, async ({ record, permits, permit, handle }) => {
    await until(record, 'applied to both', () => permits.log.filter((entry) => entry.endsWith('APPLIED')).length === 2);
    const act = permit('rica-phytosanitary').act({ actId: 'grant', kind: 'grantPermit', role: 'agency_officer' });
    await expect(act).rejects.toMatchObject({ cause: { type: 'CLEARANCE.ACTION_NOT_ALLOWED' } });
    await handle.cancel();
    expect(await handle.result()).toBe('ABORTED');
  });
});

test('what an officer has granted and the agency has still to issue is not decided again', async () => {
  const one: StubScript = { ...script, permits: permits.slice(0, 1) };
  const answers = { issuePermit: Array.from({ length: 4 }, () => 'COUNTERPARTY.UNAVAILABLE') };
  await withClearance(bench, one, answers, async ({ record, permits, permit, handle }) => {
    const { act } = permit('naeb-coffee-export');
    await until(record, 'applied', () => permits.get('app_naeb').standing === 'APPLIED');
    await act({ actId: 'grant', kind: 'grantPermit', role: 'agency_officer' });
    await until(record, 'parked', () => permits.get('app_naeb').parked.length === 1);
    expect(permits.get('app_naeb')).toMatchObject({ standing: 'APPLIED', issueDue: true });
    const late = act({ actId: 'refuse', kind: 'refusePermit', role: 'agency_officer' });
    await expect(late).rejects.toMatchObject({ cause: { type: 'CLEARANCE.ACTION_NOT_ALLOWED' } });
    await handle.cancel();
    expect(await handle.result()).toBe('ABORTED');
  });
});

test('one agency parked, the other goes on; its resolution reaches the permit that owns the step', async () => {
  const answers = {
    applyForPermit: [
      'COUNTERPARTY.UNAVAILABLE',
      'COUNTERPARTY.UNAVAILABLE',
      'COUNTERPARTY.UNAVAILABLE',
      'COUNTERPARTY.UNAVAILABLE',
      { outcome: 'accepted' as const },
    ],
  };
  const one: StubScript = { ...script, permits: permits.slice(0, 1) };
  await withClearance(bench, one, answers, async ({ record, permits, permit, notice, handle }) => {
    await until(record, 'parked', () => permits.get('app_naeb').parked.length === 1);
    expect(record.snapshot.parked).toEqual([]);
    await permit('naeb-coffee-export').act(retry);
    await until(record, 'parked again', () => permits.log.filter((entry) => entry.includes('park apply')).length === 2);
    const again = { ...retry, actId: 'abort' };
    await permit('naeb-coffee-export').act(again);
    expect(await handle.result()).toBe('ABORTED');
    expect(permits.log.at(-1)).toBe('naeb-coffee-export: withdrawn true -> WITHDRAWN');
    await expect(notice('late')).rejects.toThrow();
  });
});

test('a cancelled clearance withdraws its open applications', async () => {
  await withClearance(bench, script, {}, async ({ record, permits, handle, asked }) => {
    await until(record, 'applied to both', () => permits.log.filter((entry) => entry.endsWith('APPLIED')).length === 2);
    await handle.cancel();
    expect(await handle.result()).toBe('ABORTED');
    expect(asked['withdrawApplication']).toBe(2);
    expect([...permits.snapshots.values()].map(({ standing }) => standing)).toEqual(['WITHDRAWN', 'WITHDRAWN']);
  });
});

test('an application whose record moved on unseen is withdrawn all the same', async () => {
  await withClearance(bench, script, {}, async ({ record, permits, handle }) => {
    await until(record, 'applied to both', () => permits.log.filter((entry) => entry.endsWith('APPLIED')).length === 2);
    permits.moveOn('app_rica');
    await handle.cancel();
    expect(await handle.result()).toBe('ABORTED');
    expect([...permits.snapshots.values()].map(({ standing }) => standing)).toEqual(['WITHDRAWN', 'WITHDRAWN']);
  });
});
