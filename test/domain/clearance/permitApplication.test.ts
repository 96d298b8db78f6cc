import fc from 'fast-check';
import {
  allowedPermitActions,
  isPermitApplicationOpen,
  isPermitApplicationState,
  mayTransitionPermit,
  openPermitDecisions,
  PERMIT_APPLICATION_STATES,
  PERMIT_APPLICATION_TRANSITIONS,
} from '../../../domain/clearance/permitApplication.js';
import { ROLES } from '../../../domain/clearance/roles.js';
import { STATES } from '../../../domain/clearance/states.js';

const WAITING = 'PERMITS_PENDING';

describe('the life of a permit application', () => {
  test.each([
    ['TO_APPLY', 'APPLIED', true, true],
    ['TO_APPLY', 'GRANTED', false, false],
    ['TO_APPLY', 'WITHDRAWN', true, true],
    ['APPLIED', 'GRANTED', true, true],
    ['APPLIED', 'REFUSED', true, true],
    ['APPLIED', 'WITHDRAWN', true, true],
    ['GRANTED', 'WITHDRAWN', false, false],
    ['REFUSED', 'APPLIED', false, false],
  ] as const)('%s to %s: decided here %s, by the authority %s', (from, to, here, authority) => {
    expect([mayTransitionPermit(from, to, 'here'), mayTransitionPermit(from, to, 'authority')]).toEqual([
      here,
      authority,
    ]);
  });

  test('only the agency officer may decide, only while applied for, and only where the decision is ours to take', () => {
    for (const state of PERMIT_APPLICATION_STATES) {
      for (const role of ROLES) {
        const open = state === 'APPLIED' && role === 'agency_officer';
        expect(allowedPermitActions(state, role)).toEqual(open ? ['grantPermit', 'refusePermit'] : []);
        expect(allowedPermitActions(state, role, 'authority')).toEqual([]);
      }
    }
  });

  test('a decision is open until an officer here has granted it, though the agency has still to issue the permit', () => {
    const decisions = ['grantPermit', 'refusePermit'];
    const granted = { personId: 'per_1', reason: 'Registered and checked', quantityGrams: 10_000 };
    for (const standing of PERMIT_APPLICATION_STATES) {
      for (const role of ROLES) {
        const open = standing === 'APPLIED' && role === 'agency_officer' ? decisions : [];
        expect(openPermitDecisions({ standing, decides: 'here', granted: null }, role, WAITING)).toEqual(open);
        expect(openPermitDecisions({ standing, decides: 'here', granted }, role, WAITING)).toEqual([]);
        expect(openPermitDecisions({ standing, decides: 'authority', granted: null }, role, WAITING)).toEqual([]);
      }
    }
  });

  test('nobody decides once the clearance waits for permits no longer', () => {
    const application = { standing: 'APPLIED', decides: 'here', granted: null } as const;
    for (const clearance of STATES) {
      const open = openPermitDecisions(application, 'agency_officer', clearance);
      expect([clearance, open.length > 0]).toEqual([clearance, clearance === WAITING]);
    }
  });

  test('an open application is left by something, any other by nothing', () => {
    for (const state of PERMIT_APPLICATION_STATES) {
      const leaves = PERMIT_APPLICATION_TRANSITIONS.some(({ from }) => from === state);
      expect([state, leaves]).toEqual([state, isPermitApplicationOpen(state)]);
    }
  });

  test('words outside the vocabulary are not known', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(isPermitApplicationState(text)).toBe((PERMIT_APPLICATION_STATES as readonly string[]).includes(text));
      }),
    );
  });
});
