/**
 * Every timer of the canonical machine, by the packs of two countries, on a server that skips time: started on an ordinary
 * day, before a weekend, before Christmas, on the eve of a leap day and at the turn of a year, each fires at the very
 * instant that the pack computes.
 */
import { endsOfTimers, type EndOfTimer } from './endsOfTimers.js';
import { DEADLINES, type DeadlineName, type DeadlineRule } from '../../domain/clearance/deadlines.js';
import type { State } from '../../domain/clearance/states.js';
import { computeDeadline } from '../../rules/decisions/deadline/computeDeadline.js';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import { openSkippingBench, type SkippingBench } from './openSkippingBench.js';
import { withClearances } from '../workflows/support/runClearances.js';
import type { StubScript } from '../workflows/support/stubScript.js';

/** Histories keep parts of a millisecond that instants of the record do not. */
const ROUNDING_MS = 1;
const LONGEST = '120 days';
const COUNTRIES = ['RW', 'MY'];
const registry = loadPacks('countries');

/** Deadlines that a workflow waits for, by the state that waits. A draft has no workflow. */
const RULES = DEADLINES.filter(({ state }) => state !== 'DRAFT');
const STATES = [...new Set(RULES.map(({ state }) => state))];

/** What lets each state wait for nothing but its deadlines. */
const STANDING: Partial<Record<State, NonNullable<StubScript['start']>>> = {
  PERMITS_PENDING: {
    flags: ['permit_refused'],
    permits: [{ applicationId: 'app_1', permitType: 'p', agency: 'NAEB', standing: 'REFUSED', settled: true }],
  },
  LODGED: { facts: { lodgement: 'received' } },
  RELEASED: { facts: { labelled: true } },
  ASSESSED: { flags: ['hold'] },
};
const WITH_AUTHORITY: readonly State[] = [
  'REGISTERED',
  'DOCUMENTS_REQUIRED',
  'QUERY',
  'INSPECTION',
  'ASSESSED',
  'PAYMENT_DUE',
];
const theirs = {
  acceptance: 'authority',
  lane: 'authority',
  assessment: 'authority',
  release: 'authority',
  exit: 'authority',
} as const;

const dueAt = (name: DeadlineName, country: string, from: string): string =>
  computeDeadline(registry, { name, country, from, date: from.slice(0, 10), decidedAt: from }).value.dueAt;

/** The entry of the record that shows a deadline taken up. */
function traceOf({ name, effect, state }: DeadlineRule): string {
  if (effect === 'remind' || effect === 'escalate') return `remind ${name}`;
  if (effect === 'ask')
    return state === 'LODGED' ? 'park ask-lodgement COUNTERPARTY.UNCLEAR after 2' : `recordStatus ${name}`;
  if (name === 'appeal_window') return 'deadline appeal_window';
  if (name === 'exit_overdue') return 'EXIT_OVERDUE';
  return state === 'DOCUMENTS_REQUIRED' || state === 'QUERY' ? 'REFUSED' : 'EXPIRED';
}

/** The next instant, at or after `from`, at which a calendar date of the form MM-DD has come, at a time of day in UTC. */
function nextInstant(
  from: number,
  monthAndDay: string,
  time: string,
  fits: (year: number) => boolean = () => true,
): number {
  for (let year = new Date(from).getUTCFullYear(); ; year += 1) {
    const at = Date.parse(`${year}-${monthAndDay}T${time}Z`);
    if (at >= from && fits(year)) return at;
  }
}

const isLeap = (year: number): boolean => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;

function nextFriday(from: number): number {
  const day = new Date(from);
  day.setUTCHours(16, 30, 0, 0);
  while (day.getUTCDay() !== 5 || day.getTime() < from) day.setUTCDate(day.getUTCDate() + 1);
  return day.getTime();
}

const STARTS: [string, (from: number) => number][] = [
  ['at any moment', (from) => from],
  ['on a Friday after hours', nextFriday],
  ['before Christmas', (from) => nextInstant(from, '12-24', '11:15:30')],
  ['at the turn of a year', (from) => nextInstant(from, '12-31', '22:30:00')],
  ['on the eve of a leap day', (from) => nextInstant(from, '02-28', '21:45:00', isLeap)],
];

const ANSWERS = { askLodgement: [{ outcome: 'unclear' as const }] };

let opened: SkippingBench;
beforeAll(async () => {
  opened = await openSkippingBench();
}, 60_000);
afterAll(() => opened.close());

interface Waiting {
  state: State;
  country: string;
  from: string;
}

const rulesOf = (state: State): DeadlineRule[] => RULES.filter((rule) => rule.state === state);

/** A clearance that stands in the state since `from`, with every deadline of that state running. */
function scriptOf({ state, country, from }: Waiting): StubScript {
  const deadlines = Object.fromEntries(rulesOf(state).map(({ name }) => [name, dueAt(name, country, from)]));
  return {
    start: { state, deadlines, ...STANDING[state] },
    matching: state === 'MATCHING' ? 'due' : 'none',
    ...(WITH_AUTHORITY.includes(state) ? { authority: theirs } : {}),
  };
}

/** Deadlines of the state that were not taken up, too early, or by no timer that was set to end at the very instant. */
function lateness(
  { state, country, from }: Waiting,
  at: Record<string, string>,
  ends: readonly EndOfTimer[],
): string[] {
  return rulesOf(state).flatMap((rule) => {
    const due = dueAt(rule.name, country, from);
    const actual = at[traceOf(rule)];
    const isSet = ends.some(
      ({ earliest, latest }) => earliest - ROUNDING_MS <= Date.parse(due) && Date.parse(due) <= latest + ROUNDING_MS,
    );
    if (actual !== undefined && actual >= due && isSet) return [];
    return [
      `${country} ${rule.name} in ${state}: due ${due}, taken up ${actual ?? 'never'}; timers ${JSON.stringify(ends)}`,
    ];
  });
}

test.each(STARTS)(
  'waits that begin %s',
  async (_when, startOf) => {
    const now = await opened.environment.currentTimeMs();
    const ahead = startOf(now) - now;
    if (ahead > 0) await opened.environment.sleep(ahead);
    const from = new Date(await opened.environment.currentTimeMs()).toISOString();
    const cases = COUNTRIES.flatMap((country) => STATES.map((state): Waiting => ({ state, country, from })));
    const late = await withClearances(opened.bench, cases.map(scriptOf), ANSWERS, async (running) => {
      await opened.environment.sleep(LONGEST);
      const found = await Promise.all(
        running.map(async ({ record, handle }, index) => {
          const waiting = cases[index];
          if (waiting === undefined) throw new Error('more clearances than cases');
          const ends = endsOfTimers(await handle.fetchHistory());
          // The same timers held against a wait that began ten days later are found out.
          const later = new Date(Date.parse(from) + 10 * 86_400_000).toISOString();
          expect(lateness({ ...waiting, from: later }, record.at, ends)).not.toEqual([]);
          return lateness(waiting, record.at, ends);
        }),
      );
      await Promise.all(running.map(({ handle }) => handle.terminate('seen').catch(() => undefined)));
      return found.flat();
    });
    expect(late).toEqual([]);
  },
  120_000,
);

test('every deadline of the table is among them, and in both countries has a length', () => {
  for (const country of COUNTRIES) {
    for (const { name } of RULES) expect(dueAt(name, country, '2026-06-01T08:00:00.000Z')).toMatch(/^2026-/);
  }
  expect(RULES.length).toBe(DEADLINES.filter(({ state }) => state !== 'DRAFT').length);
});
