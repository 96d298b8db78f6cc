import { DEADLINES, type DeadlineName, type DeadlineRule } from '../../domain/clearance/deadlines.js';
import type { State } from '../../domain/clearance/states.js';
import { computeDeadline } from '../../rules/decisions/deadline/computeDeadline.js';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import { withClearance } from '../workflows/support/runClearance.js';
import { openSkippingBench, type SkippingBench } from './openSkippingBench.js';
import type { StubScript } from '../workflows/support/stubScript.js';

/**
 * True lengths on a server that skips time: deadlines are computed by the Rwandan pack, and the workflow has to act at
 * the very instant. A server's timer is exact to a second.
 */
const TIMER_RESOLUTION_MS = 1100;
const registry = loadPacks('countries');

function dueAt(name: DeadlineName, from: string): string {
  return computeDeadline(registry, { name, country: 'RW', from, date: from.slice(0, 10), decidedAt: from }).value.dueAt;
}

/** Where control is decided here, nobody waits for the authority but after the lodgement. */
const isRunning = ({ name }: DeadlineRule): boolean => name !== 'authority_answer';

const byThePack: StubScript['deadlines'] = (state, at) =>
  Object.fromEntries(
    DEADLINES.filter((rule) => rule.state === state && isRunning(rule)).map(({ name }) => [name, dueAt(name, at)]),
  );

let opened: SkippingBench;
beforeAll(async () => {
  opened = await openSkippingBench();
}, 60_000);
afterAll(() => opened.close());

/** Runs to the end with nobody acting, and answers what was recorded when. */
async function silence(
  script: StubScript,
  first: string[],
): Promise<{ end: State; log: string[]; at: Record<string, string> }> {
  return withClearance(opened.bench, { ...script, deadlines: byThePack }, {}, async ({ record, handle, notice }) => {
    for (const noticeId of first) await notice(noticeId);
    const end = await handle.result();
    return { end, log: record.log, at: record.at };
  });
}

function expectAt(actual: string | undefined, due: string): void {
  const late = Date.parse(actual ?? '') - Date.parse(due);
  expect({ actual, due, inTime: late >= 0 && late <= TIMER_RESOLUTION_MS }).toEqual({ actual, due, inTime: true });
}

test('documents that never come: a reminder after 48 hours, a refusal after ten days', async () => {
  const { end, log, at } = await silence({ notices: { accepted: { lodgement: 'accepted' } }, lane: 'yellow' }, [
    'accepted',
  ]);
  expect(end).toBe('REFUSED');
  expect(log.slice(-2)).toEqual(['remind documents_reminder', 'deadline documents_due -> REFUSED']);
  const asked = at['DOCUMENTS_REQUIRED'] ?? '';
  expectAt(at['remind documents_reminder'], dueAt('documents_reminder', asked));
  expectAt(at['REFUSED'], dueAt('documents_due', asked));
});

test('a rejection that is never repaired expires', async () => {
  const { end, at } = await silence({ notices: { rejected: { lodgement: 'rejected' } } }, ['rejected']);
  expect(end).toBe('EXPIRED');
  expectAt(at['EXPIRED'], dueAt('rejection_expiry', at['REJECTED'] ?? ''));
});

test('charges at origin that are never paid expire', async () => {
  const charge = {
    paymentId: 'pay_1',
    purpose: 'origin',
    money: { amount: '10.00', currency: 'USD' },
    status: 'due',
  } as const;
  const { end, at } = await silence({ notices: { accepted: { lodgement: 'accepted' } }, charges: [charge] }, [
    'accepted',
  ]);
  expect(end).toBe('EXPIRED');
  expectAt(at['EXPIRED'], dueAt('payment_due', at['PAYMENT_DUE'] ?? ''));
});

test('an exit that is never confirmed is overdue ninety days after release, and can still be proved', async () => {
  const script: StubScript = {
    notices: { accepted: { lodgement: 'accepted' }, exited: { exitProved: true } },
    deadlines: byThePack,
  };
  await withClearance(opened.bench, script, {}, async ({ record, handle, notice }) => {
    await notice('accepted');
    await opened.environment.sleep('91 days');
    expectAt(record.at['EXIT_OVERDUE'], dueAt('exit_overdue', record.at['RELEASED'] ?? ''));
    await notice('exited');
    expect(await handle.result()).toBe('CLEARED');
  });
});

test('an inspection that is not held in time is escalated once and goes on waiting', async () => {
  const script: StubScript = {
    notices: { accepted: { lodgement: 'accepted' } },
    lane: 'red',
    deadlines: byThePack,
  };
  await withClearance(opened.bench, script, {}, async ({ record, handle, notice }) => {
    await notice('accepted');
    await opened.environment.sleep('60 days');
    expect(record.log.filter((entry) => entry === 'remind inspection_due')).toHaveLength(1);
    expectAt(record.at['remind inspection_due'], dueAt('inspection_due', record.at['INSPECTION'] ?? ''));
    expect(record.snapshot.state).toBe('INSPECTION');
    await handle.cancel();
    expect(await handle.result()).toBe('ABORTED');
  });
});
