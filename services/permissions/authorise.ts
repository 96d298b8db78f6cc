import type { Caller } from '../caller.js';
import { ServiceProblem } from '../problem.js';
import { permissionOf, type Reach, type UseCase } from './table.js';

/**
 * May this role do this at all? Answers how far it reaches; what lies beyond is answered as if it did not exist. An agent
 * does what firms do for a firm alone, whose authority it has.
 * Throws `ACCESS.ROLE_NOT_ALLOWED`, `ACCESS.NO_AUTHORITY`, `ACCESS.PERSON_REQUIRED`.
 */
export function authorise(caller: Caller, useCase: UseCase): Reach {
  const { roles, agentsForThemselves, peopleOnly } = permissionOf(useCase);
  const reach = roles[caller.memberRole];
  if (reach === undefined) throw new ServiceProblem('ACCESS.ROLE_NOT_ALLOWED');
  if (caller.memberRole === 'agent' && caller.authorityId === null && agentsForThemselves !== true) {
    throw new ServiceProblem('ACCESS.NO_AUTHORITY', { detail: 'Name the firm you act for in the header Acting-For.' });
  }
  if (caller.kind === 'key' && peopleOnly === true) throw new ServiceProblem('ACCESS.PERSON_REQUIRED');
  return reach;
}

/** Throws `CLEARANCE.OWN_DECLARATION` where the table forbids to decide on one's own declaration, or on one of whoever delegated the role. */
export function refuseOwnCase(
  caller: Caller,
  useCase: UseCase,
  declaration: { declarantPersonId: string; organisationId: string },
): void {
  if (permissionOf(useCase).notOwnCase !== true) return;
  if (caller.signsFor.includes(declaration.declarantPersonId) || declaration.organisationId === caller.organisationId) {
    throw new ServiceProblem('CLEARANCE.OWN_DECLARATION');
  }
}
