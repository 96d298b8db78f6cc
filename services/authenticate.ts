import { AUTHENTICATION } from '../prisma/actor.js';
import { findTokenHolder } from '../prisma/queries/accessTokens.js';
import type { SessionHolder } from '../prisma/queries/sessions.js';
import type { Caller } from './caller.js';
import { ServiceProblem } from './problem.js';
import type { ServiceDeps } from './serviceDeps.js';

/** Who presents a token. Throws `ACCESS.TOKEN_REQUIRED`, `ACCESS.TOKEN_INVALID`. */
export async function authenticate(
  deps: Pick<ServiceDeps, 'record' | 'clock'>,
  token: string | undefined,
): Promise<Caller> {
  if (token === undefined) throw new ServiceProblem('ACCESS.TOKEN_REQUIRED');
  const at = deps.clock();
  const holder = await deps.record.withActor(AUTHENTICATION, (tx) => findTokenHolder(tx, token, at));
  if (holder === undefined) throw new ServiceProblem('ACCESS.TOKEN_INVALID');
  return callerOf(holder);
}

/** The caller that the holder of a token or of a session is. */
export const callerOf = ({ person, organisation, role, agency }: SessionHolder): Caller => ({
  personId: person.id,
  name: person.name,
  role,
  agency,
  organisationId: organisation.id,
  organisationName: organisation.name,
  organisationKind: organisation.kind,
  organisationCountry: organisation.country,
});
