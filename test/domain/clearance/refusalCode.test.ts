import { PERMIT_ACTIONS } from '../../../domain/clearance/actions.js';
import { openPermitDecisions, PERMIT_APPLICATION_STATES } from '../../../domain/clearance/permitApplication.js';
import { findPermitRefusal, refusalCode } from '../../../domain/clearance/refusalCode.js';
import { ROLES } from '../../../domain/clearance/roles.js';
import { STATES } from '../../../domain/clearance/states.js';

const officer = { action: 'grantPermit', role: 'agency_officer' } as const;
const here = { decides: 'here', granted: null } as const;
const granted = { decides: 'here', granted: { personId: 'per_1' } } as const;

describe('why a decision on a permit application is refused', () => {
  it.each([
    ['applied for, it is open', { standing: 'APPLIED', ...here }, 'PERMITS_PENDING', undefined],
    [
      'granted and still to be issued, too late',
      { standing: 'APPLIED', ...granted },
      'PERMITS_PENDING',
      'PERMIT.ALREADY_DECIDED',
    ],
    ['granted and issued, too late', { standing: 'GRANTED', ...granted }, 'PERMITS_PENDING', 'PERMIT.ALREADY_DECIDED'],
    ['refused, too late', { standing: 'REFUSED', ...here }, 'PERMITS_PENDING', 'PERMIT.ALREADY_DECIDED'],
    ['withdrawn, too late', { standing: 'WITHDRAWN', ...here }, 'WITHDRAWN', 'PERMIT.ALREADY_DECIDED'],
    [
      'its clearance withdrawn first, too late',
      { standing: 'APPLIED', ...here },
      'WITHDRAWN',
      'PERMIT.ALREADY_DECIDED',
    ],
    ['its clearance submitted anew, too late', { standing: 'APPLIED', ...here }, 'SUBMITTED', 'PERMIT.ALREADY_DECIDED'],
    ['not applied for yet', { standing: 'TO_APPLY', ...here }, 'PERMITS_PENDING', 'CLEARANCE.ACTION_NOT_ALLOWED'],
  ] as const)('%s', (_, application, clearance, code) => {
    expect(findPermitRefusal(officer, application, clearance)).toBe(code);
  });

  it('where the agency decides in its own system that is why, whatever has been decided', () => {
    for (const standing of PERMIT_APPLICATION_STATES) {
      const application = { standing, decides: 'authority', granted: null } as const;
      expect(findPermitRefusal(officer, application, 'PERMITS_PENDING')).toBe('PERMIT.DECIDED_BY_AUTHORITY');
    }
  });

  it('another role may not, however things stand; and what is refused is exactly what is not open', () => {
    for (const standing of PERMIT_APPLICATION_STATES)
      for (const own of [here, granted, { decides: 'authority', granted: null } as const])
        for (const role of ROLES)
          for (const clearance of STATES)
            for (const action of PERMIT_ACTIONS) {
              const code = findPermitRefusal({ action, role }, { standing, ...own }, clearance);
              if (role !== 'agency_officer') expect(code).toBe('CLEARANCE.ACTION_NOT_ALLOWED');
              const open = openPermitDecisions({ standing, ...own }, role, clearance);
              expect([standing, role, clearance, code === undefined]).toEqual([
                ...[standing, role, clearance],
                open.includes(action),
              ]);
            }
  });
});

it('a step that is parked no longer was resolved by somebody else', () => {
  expect(refusalCode('resolveParked', 'LODGED', [])).toBe('OPERATION.STEP_NOT_PARKED');
});
