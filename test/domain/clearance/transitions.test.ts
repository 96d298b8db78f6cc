import fc from 'fast-check';
import { ACTION_ROLES, ACTIONS } from '../../../domain/clearance/actions.js';
import { DEADLINES } from '../../../domain/clearance/deadlines.js';
import type { Flag } from '../../../domain/clearance/flags.js';
import { FLAGS } from '../../../domain/clearance/flags.js';
import { GUARDS } from '../../../domain/clearance/guards.js';
import { LANES } from '../../../domain/clearance/lanes.js';
import type { State } from '../../../domain/clearance/states.js';
import { isTerminal, STATES, TERMINAL_STATES } from '../../../domain/clearance/states.js';
import {
  ALL_TRANSITIONS,
  findTransition,
  flagsAfter,
  isKnownTransition,
  mayTransition,
  TRANSITIONS,
} from '../../../domain/clearance/transitions.js';
import { BESIDE_TRANSITIONS } from '../../../domain/clearance/table/beside.js';
import type { Transition } from '../../../domain/clearance/transition.js';
import { reachableFrom, validateTransitions } from '../../../domain/clearance/validateTransitions.js';

/**
 * The canonical machine, typed a second time from the law: what each state may go to. To it come the ends that only the
 * authority's own notices bring about (detained, withdrawn, invalidated) where its system decides.
 */
const CANONICAL: Record<State, State[]> = {
  DRAFT: ['SUBMITTED'],
  SUBMITTED: ['PERMITS_PENDING', 'LODGED', 'WITHDRAWN', 'ABORTED'],
  PERMITS_PENDING: ['LODGED', 'SUBMITTED', 'WITHDRAWN', 'EXPIRED', 'ABORTED'],
  LODGED: ['REJECTED', 'PRELODGED', 'REGISTERED', 'ABORTED'],
  REJECTED: ['SUBMITTED', 'WITHDRAWN', 'EXPIRED'],
  PRELODGED: ['REGISTERED', 'REJECTED', 'EXPIRED', 'WITHDRAWN', 'ABORTED'],
  REGISTERED: [
    'MATCHING',
    'DOCUMENTS_REQUIRED',
    'QUERY',
    'INSPECTION',
    'ASSESSED',
    'DETAINED',
    'WITHDRAWN',
    'INVALIDATED',
  ],
  MATCHING: ['DOCUMENTS_REQUIRED', 'QUERY', 'INSPECTION', 'ASSESSED', 'WITHDRAWN'],
  DOCUMENTS_REQUIRED: ['QUERY', 'INSPECTION', 'ASSESSED', 'REFUSED', 'DETAINED', 'WITHDRAWN', 'INVALIDATED'],
  QUERY: ['DOCUMENTS_REQUIRED', 'INSPECTION', 'ASSESSED', 'REFUSED', 'DETAINED', 'WITHDRAWN', 'INVALIDATED'],
  INSPECTION: ['ASSESSED', 'DOCUMENTS_REQUIRED', 'QUERY', 'REFUSED', 'DETAINED', 'WITHDRAWN', 'INVALIDATED'],
  ASSESSED: [
    'PAYMENT_DUE',
    'RELEASED',
    'DOCUMENTS_REQUIRED',
    'QUERY',
    'INSPECTION',
    'DETAINED',
    'WITHDRAWN',
    'INVALIDATED',
  ],
  PAYMENT_DUE: [
    'RELEASED',
    'DOCUMENTS_REQUIRED',
    'QUERY',
    'INSPECTION',
    'DETAINED',
    'EXPIRED',
    'WITHDRAWN',
    'INVALIDATED',
    'ABORTED',
  ],
  RELEASED: ['CONSOLIDATED', 'EXITED', 'EXIT_OVERDUE', 'RECALLED', 'WITHDRAWN', 'INVALIDATED', 'ABORTED'],
  RECALLED: ['INSPECTION', 'DETAINED', 'RELEASED', 'WITHDRAWN', 'INVALIDATED'],
  CONSOLIDATED: ['EXITED', 'RELEASED', 'RECALLED', 'EXIT_OVERDUE', 'INVALIDATED'],
  EXIT_OVERDUE: ['EXITED', 'INVALIDATED'],
  EXITED: ['CLEARED'],
  DETAINED: ['ASSESSED', 'SEIZED', 'RETURNED_TO_EXPORTER', 'DESTROYED', 'INVALIDATED'],
  SEIZED: ['ASSESSED', 'FORFEITED', 'DESTROYED'],
  CLEARED: [],
  WITHDRAWN: [],
  INVALIDATED: [],
  EXPIRED: [],
  REFUSED: [],
  RETURNED_TO_EXPORTER: [],
  FORFEITED: [],
  DESTROYED: [],
  ABORTED: [],
};

const pairs = (table: readonly Transition[]): string[] =>
  [...new Set(table.filter(({ from, to }) => from !== to).map(({ from, to }) => `${from} > ${to}`))].sort();

describe('the transition table', () => {
  test('is exactly the canonical machine, no arrow more and none less', () => {
    const canonical = STATES.flatMap((from) => CANONICAL[from].map((to) => `${from} > ${to}`)).sort();
    expect(pairs(TRANSITIONS)).toEqual(canonical);
  });

  test('is sound', () => {
    expect(validateTransitions(TRANSITIONS)).toEqual([]);
  });

  test('reaches every state', () => {
    expect([...reachableFrom('DRAFT', TRANSITIONS)].sort()).toEqual([...STATES].sort());
  });

  test('lets every state come to an end', () => {
    for (const state of STATES) {
      expect([state, [...reachableFrom(state, TRANSITIONS)].some(isTerminal)]).toEqual([state, true]);
    }
  });

  test('gives every action a place, and the role that may take it', () => {
    for (const action of ACTIONS) {
      const roles = ALL_TRANSITIONS.flatMap(({ by }) =>
        by.kind === 'action' && by.action === action ? [by.role] : [],
      );
      expect([action, new Set(roles)]).toEqual([action, new Set([ACTION_ROLES[action]])]);
    }
  });

  test('names every flag that an act or notice sets, and no act beside the state changes the state', () => {
    const named = new Set(ALL_TRANSITIONS.flatMap(({ sets = [], clears = [] }) => [...sets, ...clears]));
    expect(FLAGS).toEqual(expect.arrayContaining([...named]));
    expect(BESIDE_TRANSITIONS.filter(({ from, to }) => from !== to)).toEqual([]);
  });

  test('has an arrow for every deadline that changes a state, and no other deadline on an arrow', () => {
    const arrows = TRANSITIONS.flatMap(({ from, by }) => (by.kind === 'deadline' ? [`${by.name} in ${from}`] : []));
    const named = DEADLINES.filter(({ effect }) => effect === 'transition').map(
      ({ name, state }) => `${name} in ${state}`,
    );
    expect(arrows.sort()).toEqual(named.sort());
  });
});

describe('a broken table is caught', () => {
  const codes = (table: readonly Transition[]): string[] => [
    ...new Set(validateTransitions(table).map(({ code }) => code)),
  ];
  const arrow = (from: State, to: State): Transition => ({
    from,
    to,
    by: { kind: 'step', step: 'close' },
    source: 'portolan',
  });

  test.each([
    ['an arrow out of a terminal state', [...TRANSITIONS, arrow('CLEARED', 'RELEASED')], ['TERMINAL_LEFT']],
    ['a state nobody reaches', TRANSITIONS.filter(({ to }) => to !== 'REFUSED'), ['UNREACHABLE']],
    ['a state nobody leaves', TRANSITIONS.filter(({ from }) => from !== 'DETAINED'), ['UNREACHABLE', 'DEAD_END']],
    ['an unknown state', [...TRANSITIONS, arrow('EXITED', 'GONE' as State)], ['UNKNOWN_STATE']],
  ])('%s', (_what, table, expected) => {
    expect(codes(table)).toEqual(expect.arrayContaining(expected));
  });
});

describe('finding an arrow', () => {
  const flagsOf = fc.subarray([...FLAGS]);
  const facts = fc.record({
    flags: flagsOf,
    lane: fc.constantFrom(...LANES, undefined),
    permitToApplyFor: fc.constantFrom(true, false, undefined),
    permitsInForce: fc.constantFrom(true, false, undefined),
    originChargesSettled: fc.constantFrom(true, false, undefined),
    handedOver: fc.constantFrom(true, false, undefined),
    noticeIsCurrent: fc.constantFrom(true, false, undefined),
    neverArrived: fc.constantFrom(true, false, undefined),
    decides: fc.constantFrom('here' as const, 'authority' as const, undefined),
    matched: fc.constantFrom(true, false, undefined),
    secondSignature: fc.constantFrom(true, false, undefined),
    appealUpheld: fc.constantFrom(true, false, undefined),
    withdrawalConsented: fc.constantFrom(true, false, undefined),
  });

  test('a trigger walks the first arrow whose guard holds; only an act beside the state may stand behind another', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ALL_TRANSITIONS), facts, (arrow, given) => {
        const same = ALL_TRANSITIONS.filter(
          ({ from, by, guard }) =>
            from === arrow.from &&
            JSON.stringify(by) === JSON.stringify(arrow.by) &&
            (guard === undefined || GUARDS[guard](given)),
        );
        expect(same.slice(1).every(({ from, to }) => from === to)).toBe(true);
        expect(findTransition(arrow.from, arrow.by, given)).toEqual(same[0]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('what may be walked is known, and never leaves a terminal state', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATES), fc.constantFrom(...STATES), facts, (from, to, given) => {
        const allowed = mayTransition(from, to, given);
        expect(allowed && !isKnownTransition(from, to)).toBe(false);
        expect(allowed && from !== to && (TERMINAL_STATES as readonly State[]).includes(from)).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });

  test.each<[State, Parameters<typeof findTransition>[1], Parameters<typeof findTransition>[2], State | undefined]>([
    ['SUBMITTED', { kind: 'step', step: 'checkPermits' }, { flags: [], permitToApplyFor: true }, 'PERMITS_PENDING'],
    [
      'SUBMITTED',
      { kind: 'step', step: 'lodge' },
      { flags: [], permitToApplyFor: true, permitsInForce: true },
      undefined,
    ],
    ['SUBMITTED', { kind: 'step', step: 'lodge' }, { flags: [] }, undefined],
    ['PERMITS_PENDING', { kind: 'action', action: 'resubmit' }, { flags: ['permit_refused'] }, 'SUBMITTED'],
    ['PERMITS_PENDING', { kind: 'action', action: 'resubmit' }, { flags: [] }, undefined],
    ['LODGED', { kind: 'notice', notice: 'customs_accepted' }, { flags: [], noticeIsCurrent: true }, 'REGISTERED'],
    ['LODGED', { kind: 'notice', notice: 'customs_accepted' }, { flags: [], noticeIsCurrent: false }, undefined],
    ['REGISTERED', { kind: 'step', step: 'assignLane' }, { flags: [], lane: 'blue' }, 'ASSESSED'],
    ['REGISTERED', { kind: 'step', step: 'assignLane' }, { flags: [], lane: 'yellow' }, 'DOCUMENTS_REQUIRED'],
    ['REGISTERED', { kind: 'step', step: 'assignLane' }, { flags: [], lane: 'red' }, 'INSPECTION'],
    ['DOCUMENTS_REQUIRED', { kind: 'deadline', name: 'documents_due' }, { flags: [] }, 'REFUSED'],
    ['DOCUMENTS_REQUIRED', { kind: 'deadline', name: 'documents_due' }, { flags: ['documents_supplied'] }, undefined],
    [
      'ASSESSED',
      { kind: 'step', step: 'release' },
      { flags: [], permitsInForce: true, originChargesSettled: true },
      'RELEASED',
    ],
    [
      'ASSESSED',
      { kind: 'step', step: 'release' },
      { flags: [], permitsInForce: false, originChargesSettled: true },
      undefined,
    ],
    ['ASSESSED', { kind: 'step', step: 'release' }, { flags: [], permitsInForce: true }, undefined],
    ['RELEASED', { kind: 'notice', notice: 'customs_exited' }, { flags: [] }, 'EXITED'],
    ['CLEARED', { kind: 'notice', notice: 'customs_exited' }, { flags: [] }, undefined],
  ])('%s by %j under %j leads to %s', (from, trigger, given, to) => {
    expect(findTransition(from, trigger, given)?.to).toBe(to);
  });

  test('flags follow the arrow, sorted and without repeats', () => {
    const announce = findTransition('REGISTERED', { kind: 'step', step: 'assignLane' }, { flags: [], lane: 'red' });
    const supplied = findTransition('DOCUMENTS_REQUIRED', { kind: 'action', action: 'supplyDocuments' }, { flags: [] });
    const again = findTransition(
      'DOCUMENTS_REQUIRED',
      { kind: 'action', action: 'requestDocuments' },
      { flags: ['documents_supplied'] },
    );
    if (announce === undefined || supplied === undefined || again === undefined) throw new Error('an arrow is missing');
    const first: Flag[] = flagsAfter(announce, ['audit_after_release']);
    expect(first).toEqual(['audit_after_release', 'control_announced']);
    expect(flagsAfter(supplied, flagsAfter(supplied, first))).toEqual([
      'audit_after_release',
      'control_announced',
      'documents_supplied',
    ]);
    expect(flagsAfter(again, ['documents_supplied', 'control_announced'])).toEqual(['control_announced']);
  });
});
