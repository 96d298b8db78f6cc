import { AUTHENTICATION } from '../../prisma/actor.js';
import { findMember } from '../../prisma/queries/accessTokens.js';
import { findPersonOf, type IdentityName } from '../../prisma/queries/identities.js';
import { listMembershipsOf } from '../../prisma/queries/memberships.js';
import { callerOf, type AuthenticationDeps } from '../authenticate.js';
import type { Caller } from '../caller.js';
import { ServiceProblem } from '../problem.js';

/**
 * The person a sign-in is linked to, in the oldest of their roles. Nobody is admitted by signing in: links are made before.
 * Throws `ACCESS.PERSON_UNKNOWN` for a sign-in that is linked to nobody, or to somebody without a role.
 */
export async function signIn(deps: AuthenticationDeps, identity: IdentityName): Promise<Caller> {
  const at = deps.clock();
  return deps.record.withActor(AUTHENTICATION, async (tx) => {
    const person = await findPersonOf(tx, identity);
    if (person === undefined) throw new ServiceProblem('ACCESS.PERSON_UNKNOWN');
    for (const { id: membershipId } of await listMembershipsOf(tx, person.id)) {
      const member = await findMember(tx, { membershipId }, at);
      if (member !== undefined) return callerOf(deps, member);
    }
    throw new ServiceProblem('ACCESS.PERSON_UNKNOWN');
  });
}
