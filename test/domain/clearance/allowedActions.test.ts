import fc from 'fast-check';
import type { Action, Resolution } from '../../../domain/clearance/actions.js';
import { ACTIONS } from '../../../domain/clearance/actions.js';
import { allowedActions, allowedResolutions, isActionAllowed } from '../../../domain/clearance/allowedActions.js';
import type { Flag } from '../../../domain/clearance/flags.js';
import { FLAGS } from '../../../domain/clearance/flags.js';
import { BROUGHT_BY_THE_ACT, FLAG_GUARDS } from '../../../domain/clearance/guards.js';
import type { ActorRole } from '../../../domain/clearance/roles.js';
import { MACHINE_ROLES, ROLES } from '../../../domain/clearance/roles.js';
import type { State } from '../../../domain/clearance/states.js';
import { isTerminal, STATES } from '../../../domain/clearance/states.js';
import { ALL_TRANSITIONS, findTransition } from '../../../domain/clearance/transitions.js';

const anyState = fc.constantFrom(...STATES);
const anyFlags = fc.subarray([...FLAGS]);
const anyRole = fc.constantFrom(...ROLES);

describe('allowed actions, by table', () => {
  test.each<[State, Flag[], ActorRole, Action[]]>([
    ['DRAFT', [], 'exporter', ['submit']],
    ['SUBMITTED', [], 'exporter', ['withdraw']],
    ['PERMITS_PENDING', [], 'exporter', ['withdraw']],
    ['PERMITS_PENDING', ['permit_refused'], 'exporter', ['resubmit', 'withdraw']],
    ['LODGED', [], 'exporter', []],
    ['REJECTED', [], 'exporter', ['resubmit', 'withdraw']],
    ['REGISTERED', [], 'customs_officer', []],
    [
      'DOCUMENTS_REQUIRED',
      ['control_announced'],
      'exporter',
      ['supplyDocuments', 'requestWithdrawal', 'requestAmendment'],
    ],
    [
      'DOCUMENTS_REQUIRED',
      ['control_announced'],
      'customs_officer',
      ['raiseQuery', 'orderInspection', 'refuse', 'correctDeclaration', 'placeHold'],
    ],
    [
      'DOCUMENTS_REQUIRED',
      ['control_announced', 'documents_supplied'],
      'customs_officer',
      [
        'requestDocuments',
        'raiseQuery',
        'acceptDocuments',
        'orderInspection',
        'refuse',
        'correctDeclaration',
        'placeHold',
      ],
    ],
    ['QUERY', ['control_announced'], 'exporter', ['answerQuery', 'requestWithdrawal', 'requestAmendment']],
    [
      'QUERY',
      ['control_announced'],
      'customs_officer',
      ['requestDocuments', 'orderInspection', 'refuse', 'correctDeclaration', 'placeHold'],
    ],
    [
      'QUERY',
      ['control_announced', 'query_answered'],
      'customs_officer',
      [
        'requestDocuments',
        'raiseQuery',
        'acceptDocuments',
        'orderInspection',
        'refuse',
        'correctDeclaration',
        'placeHold',
      ],
    ],
    [
      'INSPECTION',
      ['control_announced'],
      'customs_officer',
      ['requestDocuments', 'raiseQuery', 'recordInspection', 'refuse', 'placeHold', 'detain'],
    ],
    ['INSPECTION', ['control_announced'], 'exporter', ['requestWithdrawal', 'requestAmendment']],
    ['INSPECTION', ['amendment_requested'], 'exporter', ['cancelAmendment']],
    ['INSPECTION', ['withdrawal_requested'], 'exporter', []],
    ['PAYMENT_DUE', [], 'exporter', ['withdraw', 'requestWithdrawal', 'requestAmendment']],
    ['RELEASED', [], 'exporter', ['requestWithdrawal', 'requestAmendment']],
    ['RELEASED', [], 'customs_officer', ['placeHold', 'recall', 'recordProofOfExit']],
    ['RELEASED', ['hold'], 'customs_officer', ['liftHold', 'recall', 'recordProofOfExit']],
    ['EXIT_OVERDUE', [], 'customs_officer', ['recordProofOfExit', 'invalidate']],
    ['EXIT_OVERDUE', ['hold'], 'customs_officer', ['liftHold', 'recordProofOfExit', 'invalidate']],
    ['DETAINED', ['appeal_window_open'], 'exporter', ['lodgeAppeal']],
    ['DETAINED', ['appeal_window_open', 'appeal_open'], 'exporter', []],
    ['DETAINED', ['appeal_window_open'], 'customs_officer', ['endDetention', 'seize', 'returnGoods']],
    ['SEIZED', ['appeal_open'], 'customs_officer', ['decideAppeal']],
    ['SEIZED', [], 'customs_officer', ['forfeit', 'destroyGoods']],
    ['INSPECTION', ['control_by_authority'], 'customs_officer', ['placeHold', 'detain']],
    ['PRELODGED', [], 'exporter', ['presentGoods', 'withdraw', 'requestAmendment']],
    ['PRELODGED', ['goods_presented'], 'exporter', ['withdraw', 'requestAmendment']],
    ['CLEARED', [], 'customs_officer', []],
    ['LODGED', [], 'operator', []],
    ['LODGED', ['parked'], 'operator', ['resolveParked']],
    ['SUBMITTED', ['parked'], 'exporter', []],
    ['WITHDRAWN', ['parked'], 'operator', ['resolveParked']],
    ['INSPECTION', [], 'agency_officer', []],
  ])('%s with %j, %s: %j', (state, flags, role, expected) => {
    expect(allowedActions(state, flags, role)).toEqual(expected);
  });
});

describe('allowed actions, always', () => {
  test('there is an answer for every state, every flags and every role, and it does not depend on their order', () => {
    fc.assert(
      fc.property(anyState, anyFlags, anyRole, (state, flags, role) => {
        const allowed = allowedActions(state, flags, role);
        expect(ACTIONS).toEqual(expect.arrayContaining(allowed));
        expect(allowedActions(state, [...flags].reverse(), role)).toEqual(allowed);
        for (const action of ACTIONS) {
          expect(isActionAllowed(state, flags, role, action)).toBe(allowed.includes(action));
        }
      }),
    );
  });

  test('what is allowed walks an arrow', () => {
    fc.assert(
      fc.property(anyState, anyFlags, anyRole, (state, flags, role) => {
        for (const action of allowedActions(state, flags, role)) {
          const resolution: Resolution | undefined = action === 'resolveParked' ? 'retry' : undefined;
          const trigger = { kind: 'action', action, ...(resolution === undefined ? {} : { resolution }) } as const;
          expect([state, action, findTransition(state, trigger, { ...BROUGHT_BY_THE_ACT, flags })?.from]).toEqual([
            state,
            action,
            state,
          ]);
        }
      }),
    );
  });

  test('while a step is parked only the operator may do something, and only resolve it', () => {
    fc.assert(
      fc.property(anyState, anyFlags, anyRole, (state, flags, role) => {
        const allowed = allowedActions(state, [...flags, 'parked'], role);
        const resolvable = role === 'operator' && state !== 'DRAFT';
        expect(allowed).toEqual(resolvable ? ['resolveParked'] : []);
      }),
    );
  });

  test('machines may do nothing by act, and nobody anything after the end', () => {
    fc.assert(
      fc.property(anyState, anyFlags, fc.constantFrom(...MACHINE_ROLES), (state, flags, role) => {
        expect(allowedActions(state, flags, role)).toEqual([]);
      }),
    );
    for (const state of STATES.filter(isTerminal)) {
      for (const role of ROLES) expect(allowedActions(state, [], role)).toEqual([]);
    }
  });

  test('once a control is announced the exporter cannot withdraw, but ask for it', () => {
    for (const state of ['MATCHING', 'PAYMENT_DUE'] as const) {
      expect(allowedActions(state, [], 'exporter')).toContain('withdraw');
      expect(allowedActions(state, ['control_announced'], 'exporter')).not.toContain('withdraw');
    }
    for (const state of ['DOCUMENTS_REQUIRED', 'QUERY', 'INSPECTION', 'PAYMENT_DUE'] as const) {
      expect(allowedActions(state, ['control_announced'], 'exporter')).toContain('requestWithdrawal');
    }
  });

  test('acts of people are guarded by flags and what the act itself brings, save the abort of a parked step', () => {
    const others = ALL_TRANSITIONS.filter(
      ({ by, guard }) =>
        by.kind === 'action' && guard !== undefined && !(FLAG_GUARDS as readonly string[]).includes(guard),
    );
    expect(
      new Set(others.map(({ by, guard }) => `${guard ?? ''} ${by.kind === 'action' ? (by.resolution ?? '') : ''}`)),
    ).toEqual(
      new Set([
        'notHandedOver abort',
        ...['secondSignature', 'signedWithoutAppeal', 'signedAfterAppeal', 'appealUpheld', 'appealOpen'].map(
          (name) => `${name} `,
        ),
        'withdrawalConsented ',
        'masterFreeOfHolds ',
      ]),
    );
  });
});

describe('resolutions of a parked step', () => {
  test.each<[State, boolean, boolean, Resolution[]]>([
    ['DRAFT', true, false, []],
    ['SUBMITTED', false, false, ['retry', 'override', 'abort']],
    ['PERMITS_PENDING', true, false, ['retry', 'override', 'skip', 'abort']],
    ['LODGED', false, false, ['retry', 'override', 'abort']],
    ['INSPECTION', true, false, ['retry', 'override', 'skip']],
    ['PAYMENT_DUE', false, false, ['retry', 'override', 'abort']],
    ['RELEASED', false, false, ['retry', 'override', 'abort']],
    ['RELEASED', true, true, ['retry', 'override', 'skip']],
    ['EXITED', false, true, ['retry', 'override']],
    ['WITHDRAWN', true, false, ['retry', 'override', 'skip']],
    ['SEIZED', true, false, ['retry', 'override', 'skip']],
  ])('%s, skippable %s, handed over %s: %j', (state, skippable, handedOver, expected) => {
    expect(allowedResolutions(state, { skippable, handedOver })).toEqual(expected);
  });
});
