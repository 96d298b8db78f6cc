import type { ActMessage } from '../../workflows/messages.js';
import { getTestTemporal } from '../support/testEnvironment.js';
import { openWorkflowBench, until, withClearance, type WorkflowBench } from './support/runClearance.js';
import { HAPPY_NOTICES, type StubScript } from './support/stubScript.js';

const resolveParked = (actId: string): ActMessage => ({ actId, kind: 'resolveParked', role: 'operator' });

let bench: WorkflowBench;
beforeAll(async () => {
  bench = await openWorkflowBench(getTestTemporal().address);
}, 60_000);
afterAll(() => bench.close());

const isParked = (record: { snapshot: { parked: unknown[] } }): boolean => record.snapshot.parked.length > 0;

test('an automatic clearance follows the order of the law, each step once', async () => {
  await withClearance(bench, { notices: HAPPY_NOTICES }, {}, async ({ record, handle, notice, asked }) => {
    for (const noticeId of ['accepted', 'posted', 'departed', 'exited']) await notice(noticeId);
    expect(await handle.result()).toBe('CLEARED');
    expect(record.log.filter((entry) => entry.includes('->'))).toEqual([
      'beginLodgement -> LODGED',
      'register -> REGISTERED',
      'assess -> ASSESSED',
      'release -> RELEASED',
      'recordExit -> EXITED',
      'clear -> CLEARED',
    ]);
    expect(asked['lodge'] ?? 0).toBeLessThanOrEqual(1);
  });
});

test('notices that overtake each other lead to the same end', async () => {
  await withClearance(bench, { notices: HAPPY_NOTICES }, {}, async ({ record, handle, notice, asked }) => {
    await until(record, 'lodged', ({ log }) => log.includes('recordLodgementAnswer'));
    await notice('departed');
    await notice('posted');
    await notice('accepted');
    await until(record, 'announced', ({ log }) => log.includes('recordArrivalAnnounced'));
    await notice('exited');
    expect(await handle.result()).toBe('CLEARED');
    expect(asked).toMatchObject({ lodge: 1, bookCarriage: 1, announceArrival: 1 });
  });
});

describe('a counterparty that stays away', () => {
  const away = { lodge: ['COUNTERPARTY.UNAVAILABLE', 'COUNTERPARTY.UNAVAILABLE', { outcome: 'accepted' as const }] };

  test('parks after the attempts its policy allows, and retry goes on from there', async () => {
    const script: StubScript = { notices: HAPPY_NOTICES, acts: { a1: { ...resolveParked('a1'), resolve: 'retry' } } };
    await withClearance(bench, script, away, async ({ record, handle, notice, act, asked }) => {
      await until(record, 'parked', isParked);
      expect(record.log).toContain('park lodge COUNTERPARTY.UNAVAILABLE after 2');
      expect(await act(resolveParked('a1'))).toMatchObject({ accepted: true });
      for (const noticeId of ['accepted', 'posted', 'departed', 'exited']) await notice(noticeId);
      expect(await handle.result()).toBe('CLEARED');
      expect(asked['lodge']).toBe(3);
    });
  });

  test('override goes on without asking the partner again', async () => {
    const script: StubScript = {
      notices: HAPPY_NOTICES,
      acts: { a1: { ...resolveParked('a1'), resolve: 'override' } },
    };
    await withClearance(bench, script, away, async ({ record, handle, notice, act, asked }) => {
      await until(record, 'parked', isParked);
      await act(resolveParked('a1'));
      for (const noticeId of ['accepted', 'posted', 'departed', 'exited']) await notice(noticeId);
      expect(await handle.result()).toBe('CLEARED');
      expect(asked['lodge']).toBe(2);
    });
  });

  test('abort ends the clearance and undoes what may have happened', async () => {
    const script: StubScript = { acts: { a1: { ...resolveParked('a1'), resolve: 'abort' } } };
    await withClearance(bench, script, { lodge: ['COUNTERPARTY.UNAVAILABLE'] }, async ({ record, handle, act }) => {
      await until(record, 'parked', isParked);
      await act(resolveParked('a1'));
      expect(await handle.result()).toBe('ABORTED');
      expect(record.log.at(-1)).toBe('abort resolution -> ABORTED');
    });
  });

  test('a late notice settles the parked step without a person', async () => {
    await withClearance(
      bench,
      { notices: HAPPY_NOTICES },
      { lodge: ['COUNTERPARTY.TIMEOUT'] },
      async ({ record, handle, notice }) => {
        await until(record, 'parked', isParked);
        await notice('accepted');
        await until(record, 'released', ({ log }) => log.includes('release -> RELEASED'));
        expect(record.log).toContain('settleParked');
        for (const noticeId of ['departed', 'exited']) await notice(noticeId);
        expect(await handle.result()).toBe('CLEARED');
      },
    );
  });

  test('other acts are refused while a step is parked, and the same resolution twice has one effect', async () => {
    const script: StubScript = {
      notices: HAPPY_NOTICES,
      acts: {
        w1: { actId: 'w1', kind: 'withdraw', role: 'exporter' },
        a1: { ...resolveParked('a1'), resolve: 'retry' },
      },
    };
    await withClearance(bench, script, away, async ({ record, handle, notice, act }) => {
      await until(record, 'parked', isParked);
      await expect(act({ actId: 'w1', kind: 'withdraw', role: 'exporter' })).rejects.toMatchObject({
        cause: { type: 'CLEARANCE.ACTION_NOT_ALLOWED' },
      });
      const [first, second] = await Promise.all([act(resolveParked('a1')), act(resolveParked('a1'))]);
      expect(second).toEqual(first);
      for (const noticeId of ['accepted', 'departed', 'exited']) await notice(noticeId);
      expect(await handle.result()).toBe('CLEARED');
      expect(record.log.filter((entry) => entry === 'act resolveParked')).toHaveLength(1);
    });
  });

  test('cancelled in the engine while parked, the clearance is aborted by the book', async () => {
    await withClearance(bench, {}, { lodge: ['COUNTERPARTY.UNAVAILABLE'] }, async ({ record, handle }) => {
      await until(record, 'parked', isParked);
      await handle.cancel();
      expect(await handle.result()).toBe('ABORTED');
      expect(record.log).toContain('abort cancelled -> ABORTED');
    });
  });

  test('a resolution before anything is parked is refused', async () => {
    const script: StubScript = { notices: HAPPY_NOTICES, acts: { a1: { ...resolveParked('a1'), resolve: 'retry' } } };
    await withClearance(bench, script, {}, async ({ record, handle, notice, act }) => {
      await until(record, 'lodged', ({ log }) => log.includes('recordLodgementAnswer'));
      await expect(act(resolveParked('a1'))).rejects.toMatchObject({ cause: { type: 'CLEARANCE.ACTION_NOT_ALLOWED' } });
      for (const noticeId of ['accepted', 'departed', 'exited']) await notice(noticeId);
      expect(await handle.result()).toBe('CLEARED');
    });
  });
});

test('our own database being away never parks', async () => {
  const script: StubScript = { notices: HAPPY_NOTICES, faults: { register: { type: 'OWN.UNAVAILABLE', times: 4 } } };
  await withClearance(bench, script, {}, async ({ record, handle, notice }) => {
    for (const noticeId of ['accepted', 'departed', 'exited']) await notice(noticeId);
    expect(await handle.result()).toBe('CLEARED');
    expect(record.log.some((entry) => entry.startsWith('park'))).toBe(false);
  });
});

test('a recording that cannot succeed parks, and goes on after retry', async () => {
  const script: StubScript = {
    notices: HAPPY_NOTICES,
    faults: { register: { type: 'RECORD.VERSION_CONFLICT', times: 1, nonRetryable: true } },
    acts: { a1: { ...resolveParked('a1'), resolve: 'retry' } },
  };
  await withClearance(bench, script, {}, async ({ record, handle, notice, act }) => {
    await notice('accepted');
    await until(record, 'parked', isParked);
    expect(record.log).toContain('park register RECORD.VERSION_CONFLICT after 1');
    await act(resolveParked('a1'));
    for (const noticeId of ['departed', 'exited']) await notice(noticeId);
    expect(await handle.result()).toBe('CLEARED');
  });
});
