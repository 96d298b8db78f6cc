import {
  ACT_KINDS,
  isAction,
  isActKind,
  isPermitAction,
  isResolution,
  roleOf,
} from '../../../domain/clearance/actions.js';
import { DEADLINE_NAMES, DEADLINES, isDeadlineName } from '../../../domain/clearance/deadlines.js';
import { isFlag } from '../../../domain/clearance/flags.js';
import { isControlLane, isLane, LANE_STRICTNESS, LANES } from '../../../domain/clearance/lanes.js';
import { isNoticeKind } from '../../../domain/clearance/notices.js';
import { isCounterparty, isPersonRole, isRole } from '../../../domain/clearance/roles.js';
import {
  blocksAmendment,
  goodsMayMove,
  isOpen,
  isReachableNow,
  isState,
  isTerminal,
  needsExporter,
  needsOfficer,
  OPEN_STATES,
  STATES,
} from '../../../domain/clearance/states.js';

describe('named sets over the states', () => {
  /** state: terminal, needs exporter, needs officer, blocks amendment, goods may move, reachable now */
  test.each([
    ['DRAFT', false, true, false, false, false, true],
    ['SUBMITTED', false, false, false, false, false, true],
    ['REJECTED', false, true, false, false, false, true],
    ['PRELODGED', false, true, false, false, false, false],
    ['REGISTERED', false, false, false, false, false, true],
    ['DOCUMENTS_REQUIRED', false, true, true, true, false, true],
    ['QUERY', false, true, true, true, false, true],
    ['INSPECTION', false, false, true, true, false, true],
    ['ASSESSED', false, false, false, false, false, true],
    ['PAYMENT_DUE', false, true, false, false, false, true],
    ['RELEASED', false, false, false, false, true, true],
    ['CONSOLIDATED', false, false, false, true, true, false],
    ['EXIT_OVERDUE', false, false, true, false, true, true],
    ['EXITED', false, false, false, true, true, true],
    ['DETAINED', false, false, true, true, false, false],
    ['CLEARED', true, false, false, true, true, true],
    ['WITHDRAWN', true, false, false, true, false, true],
    ['ABORTED', true, false, false, true, false, true],
  ] as const)('%s', (state, terminal, exporter, officer, amendment, move, now) => {
    expect([
      isTerminal(state),
      needsExporter(state),
      needsOfficer(state),
      blocksAmendment(state),
      goodsMayMove(state),
      isReachableNow(state),
    ]).toEqual([terminal, exporter, officer, amendment, move, now]);
  });

  test('a state is open or terminal, never both', () => {
    for (const state of STATES) expect(isOpen(state)).toBe(!isTerminal(state));
    expect(OPEN_STATES).toEqual(STATES.filter(isOpen));
    expect(STATES).toHaveLength(29);
  });

  test('a terminal state waits for nobody', () => {
    for (const state of STATES.filter(isTerminal))
      expect([needsExporter(state), needsOfficer(state)]).toEqual([false, false]);
  });
});

describe('the vocabulary knows its words and no others', () => {
  test.each([
    [isState, 'LODGED', 'PARKED'],
    [isFlag, 'parked', 'PARKED'],
    [isLane, 'yellow', 'orange'],
    [isRole, 'dispatcher', 'admin'],
    [isPersonRole, 'operator', 'system'],
    [isCounterparty, 'naeb', 'NAEB'],
    [isAction, 'withdraw', 'toString'],
    [isPermitAction, 'grantPermit', 'submit'],
    [isActKind, 'refusePermit', 'detain'],
    [isResolution, 'skip', 'ignore'],
    [isDeadlineName, 'documents_due', 'due'],
    [isNoticeKind, 'carrier_posted', 'posted'],
  ])('%p', (knows, word, stranger) => {
    expect([knows(word), knows(stranger)]).toEqual([true, false]);
  });

  test('every act has one role', () => {
    expect(ACT_KINDS.map((kind) => [kind, roleOf(kind)])).toEqual([
      ['submit', 'exporter'],
      ['resubmit', 'exporter'],
      ['supplyDocuments', 'exporter'],
      ['answerQuery', 'exporter'],
      ['withdraw', 'exporter'],
      ['requestDocuments', 'customs_officer'],
      ['raiseQuery', 'customs_officer'],
      ['acceptDocuments', 'customs_officer'],
      ['orderInspection', 'customs_officer'],
      ['recordInspection', 'customs_officer'],
      ['refuse', 'customs_officer'],
      ['recordProofOfExit', 'customs_officer'],
      ['resolveParked', 'operator'],
      ['grantPermit', 'agency_officer'],
      ['refusePermit', 'agency_officer'],
    ]);
  });

  test('lanes are ordered by strictness, and two of them are controls', () => {
    expect([...LANES].sort((one, other) => LANE_STRICTNESS[one] - LANE_STRICTNESS[other])).toEqual([
      'green',
      'blue',
      'yellow',
      'red',
    ]);
    expect(LANES.filter(isControlLane)).toEqual(['yellow', 'red']);
  });

  test('every deadline guards a state', () => {
    // The agency's decision is awaited by its application, which is no state of the clearance.
    const guarding = DEADLINE_NAMES.filter((name) => name !== 'permit_decision');
    expect([...new Set(DEADLINES.map(({ name }) => name))].sort()).toEqual([...guarding].sort());
  });
});
