/** Two checks of who may do what: the table of permissions, where an act is asked for, and the clearance, where it is done. */
import { ACT_KINDS, ACTIONS, roleOf } from '../../domain/clearance/actions.js';
import { allowedActions } from '../../domain/clearance/allowedActions.js';
import { PERSON_ROLES } from '../../domain/clearance/roles.js';
import { STATES } from '../../domain/clearance/states.js';
import { actingRole, MEMBER_ROLES } from '../../domain/people/memberRoles.js';
import { ACT_USE_CASES } from '../../services/permissions/actUseCases.js';
import { permissionOf, PERMISSIONS, type UseCase } from '../../services/permissions/table.js';

/** Acting roles of the members that may ask a use case. */
const actingRolesOf = (useCase: UseCase): Set<string> => {
  const { roles } = permissionOf(useCase);
  return new Set(MEMBER_ROLES.filter((role) => roles[role] !== undefined).map(actingRole));
};

it.each(ACT_KINDS)('%s: whoever the clearance takes it from may ask it, and of them each', (kind) => {
  const useCases = ACT_USE_CASES[kind];
  expect(useCases.length).toBeGreaterThan(0);
  for (const useCase of useCases) {
    expect([useCase, actingRolesOf(useCase).has(roleOf(kind))]).toEqual([useCase, true]);
    const others = [...actingRolesOf(useCase)].filter((role) => role !== roleOf(kind));
    // Tasks are decided by officers of customs and of agencies; each finds the acts of their own.
    expect([useCase, others]).toEqual([useCase, useCase === 'decideTask' ? [expect.any(String)] : []]);
  }
});

it('no role does in any state what no use case of theirs sends', () => {
  for (const role of PERSON_ROLES)
    for (const state of STATES)
      for (const action of allowedActions(state, [], role))
        expect([role, action, ACT_USE_CASES[action].some((useCase) => actingRolesOf(useCase).has(role))]).toEqual([
          role,
          action,
          true,
        ]);
});

it('whoever only reads, or keeps people, does nothing in any state', () => {
  for (const role of ['auditor', 'administrator'] as const)
    expect(STATES.flatMap((state) => allowedActions(state, [], role))).toEqual([]);
});

it('every act that is sent for a clearance is one of the vocabulary, and every use case one of the table', () => {
  expect(ACTIONS.every((action) => Object.hasOwn(ACT_USE_CASES, action))).toBe(true);
  expect(
    Object.values(ACT_USE_CASES)
      .flat()
      .filter((useCase) => !Object.hasOwn(PERMISSIONS, useCase)),
  ).toEqual([]);
});
