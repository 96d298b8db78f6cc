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
  isState,
  isTerminal,
  needsExporter,
  needsOfficer,
  OPEN_STATES,
  STATES,
} from '../../../domain/clearance/states.js';

describe('named sets over the states', () => {
  /** state: terminal, needs exporter, needs officer, blocks amendment, goods may move */
  test.each([
    ['DRAFT', false, true, false, false, false],
    ['SUBMITTED', false, false, false, false, false],
    ['REJECTED', false, true, false, false, false],
    ['PRELODGED', false, true, false, false, false],
    ['REGISTERED', false, false, false, false, false],
    ['DOCUMENTS_REQUIRED', false, true, true, true, false],
    ['QUERY', false, true, true, true, false],
    ['INSPECTION', false, false, true, true, false],
    ['ASSESSED', false, false, false, false, false],
    ['PAYMENT_DUE', false, true, false, false, false],
    ['RELEASED', false, false, false, false, true],
    ['CONSOLIDATED', false, false, false, true, true],
    ['EXIT_OVERDUE', false, false, true, false, true],
    ['EXITED', false, false, false, true, true],
    ['DETAINED', false, false, true, true, false],
    ['CLEARED', true, false, false, true, true],
    ['WITHDRAWN', true, false, false, true, false],
    ['ABORTED', true, false, false, true, false],
  ] as const)('%s', (state, terminal, exporter, officer, amendment, move) => {
    expect([
      isTerminal(state),
      needsExporter(state),
      needsOfficer(state),
      blocksAmendment(state),
      goodsMayMove(state),
    ]).toEqual([terminal, exporter, officer, amendment, move]);
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
    [isActKind, 'refusePermit', 'toString'],
    [isResolution, 'skip', 'ignore'],
    [isDeadlineName, 'documents_due', 'due'],
    [isNoticeKind, 'carrier_posted', 'posted'],
  ])('%p', (knows, word, stranger) => {
    expect([knows(word), knows(stranger)]).toEqual([true, false]);
  });

  test('every act has one role', () => {
    const byRole = (role: string): string[] => ACT_KINDS.filter((kind) => roleOf(kind) === role);
    expect(byRole('exporter')).toEqual([
      ...['submit', 'resubmit', 'presentGoods', 'supplyDocuments', 'answerQuery', 'withdraw', 'requestWithdrawal'],
      ...['requestAmendment', 'cancelAmendment', 'lodgeAppeal'],
    ]);
    expect(byRole('operator')).toEqual(['consolidate', 'takeOut', 'resolveParked']);
    expect(byRole('agency_officer')).toEqual(['grantPermit', 'refusePermit']);
    const others = ['exporter', 'operator', 'agency_officer'].flatMap(byRole);
    expect(byRole('customs_officer')).toEqual(ACT_KINDS.filter((kind) => !others.includes(kind)));
    expect(byRole('customs_officer')).toHaveLength(22);
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
