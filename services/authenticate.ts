import { actingRole } from '../domain/people/memberRoles.js';
import { AUTHENTICATION } from '../prisma/actor.js';
import { findMember, type Member, type MemberKey } from '../prisma/queries/accessTokens.js';
import type { Caller } from './caller.js';
import { ServiceProblem } from './problem.js';
import type { ServiceDeps } from './serviceDeps.js';

/**
 * Who presents a token, or whoever has signed in to a session.
 * @param key undefined where nothing is presented
 * @param firmId the firm for which an agent asks
 * Throws `ACCESS.TOKEN_REQUIRED`, `ACCESS.TOKEN_INVALID`, `ACCESS.NO_AUTHORITY`.
 */
export async function authenticate(
  deps: Pick<ServiceDeps, 'record' | 'clock'>,
  key: MemberKey | undefined,
  firmId?: string,
): Promise<Caller> {
  if (key === undefined) throw new ServiceProblem('ACCESS.TOKEN_REQUIRED');
  const at = deps.clock();
  const [member, isKnown] = await deps.record.withActor(AUTHENTICATION, async (tx) => {
    const found = await findMember(tx, key, at, firmId);
    // Without the firm: is it what they present that does not hold, or the authority?
    const without = found ?? (firmId === undefined ? undefined : await findMember(tx, key, at));
    return [found, without !== undefined];
  });
  if (member === undefined) throw new ServiceProblem(isKnown ? 'ACCESS.NO_AUTHORITY' : 'ACCESS.TOKEN_INVALID');
  return callerOf(member);
}

/** The caller that a member is. */
export function callerOf({ membershipId, person, role, agency, delegator, organisation, authorityId }: Member): Caller {
  return {
    ...{ personId: person.id, name: person.name, membershipId, memberRole: role, role: actingRole(role), agency },
    organisationId: organisation.id,
    organisationName: organisation.name,
    organisationKind: organisation.kind,
    organisationCountry: organisation.country,
    signsFor: delegator === null ? [person.id] : [person.id, delegator],
    authorityId,
  };
}
