import { AUTHENTICATION } from '../../prisma/actor.js';
import { findPersonOf, listStandings, type IdentityName } from '../../prisma/queries/identities.js';
import { callerOf } from '../authenticate.js';
import type { Caller } from '../caller.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/**
 * The person a sign-in is linked to, in the oldest of their roles. Nobody is admitted by signing in: links are made before.
 * Throws `ACCESS.PERSON_UNKNOWN` for a sign-in that is linked to nobody, or to somebody without a role.
 */
export async function signIn(deps: Pick<ServiceDeps, 'record' | 'clock'>, identity: IdentityName): Promise<Caller> {
  const at = deps.clock();
  return deps.record.withActor(AUTHENTICATION, async (tx) => {
    const person = await findPersonOf(tx, identity);
    if (person === undefined) throw new ServiceProblem('ACCESS.PERSON_UNKNOWN');
    const [standing] = await listStandings(tx, person.id, at);
    if (standing === undefined) throw new ServiceProblem('ACCESS.PERSON_UNKNOWN');
    return callerOf({ person, ...standing });
  });
}
