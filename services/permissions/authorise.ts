import type { Caller } from '../caller.js';
import { ServiceProblem } from '../problem.js';
import { permissionOf, type Reach, type UseCase } from './table.js';

/**
 * May this role do this at all? Answers how far it reaches; what lies beyond is answered as if it did not exist.
 * Throws `ACCESS.ROLE_NOT_ALLOWED`, `ACCESS.PERSON_REQUIRED`.
 */
export function authorise(caller: Caller, useCase: UseCase): Reach {
  const reach = permissionOf(useCase).roles[caller.role];
  if (reach === undefined) throw new ServiceProblem('ACCESS.ROLE_NOT_ALLOWED');
  if (caller.kind === 'key' && permissionOf(useCase).peopleOnly === true) {
    throw new ServiceProblem('ACCESS.PERSON_REQUIRED');
  }
  return reach;
}

/** Throws `CLEARANCE.OWN_DECLARATION` where the table forbids to decide on one's own declaration. */
export function refuseOwnCase(
  caller: Caller,
  useCase: UseCase,
  declaration: { declarantPersonId: string; organisationId: string },
): void {
  if (permissionOf(useCase).notOwnCase !== true) return;
  if (declaration.declarantPersonId === caller.personId || declaration.organisationId === caller.organisationId) {
    throw new ServiceProblem('CLEARANCE.OWN_DECLARATION');
  }
}
