import { isApiKey, readApiKey, type Mode } from '../domain/access/apiKey.js';
import { actingRole } from '../domain/people/memberRoles.js';
import { AUTHENTICATION } from '../prisma/actor.js';
import { findMember, type Member, type MemberKey } from '../prisma/queries/accessTokens.js';
import { findKeyHolder } from '../prisma/queries/apiKeys.js';
import type { OrganisationRow } from '../prisma/queries/organisations.js';
import type { Caller } from './caller.js';
import { ServiceProblem } from './problem.js';
import type { ServiceDeps } from './serviceDeps.js';

type Installed = { config: Pick<ServiceDeps['config'], 'environment'> };
export type AuthenticationDeps = Pick<ServiceDeps, 'record' | 'clock'> & Installed;

/**
 * Who presents a person's access token or a key of a firm, or whoever has signed in to a session.
 * @param key undefined where nothing is presented
 * @param firmId the firm for which an agent asks
 * Throws `ACCESS.TOKEN_REQUIRED`, `ACCESS.TOKEN_INVALID`, `ACCESS.NO_AUTHORITY`.
 */
export async function authenticate(
  deps: AuthenticationDeps,
  key: MemberKey | undefined,
  firmId?: string,
): Promise<Caller> {
  if (key === undefined) throw new ServiceProblem('ACCESS.TOKEN_REQUIRED');
  if ('token' in key && isApiKey(key.token)) return authenticateKey(deps, key.token, firmId);
  const at = deps.clock();
  const [member, isKnown] = await deps.record.withActor(AUTHENTICATION, async (tx) => {
    const found = await findMember(tx, key, at, firmId);
    // Without the firm: is it what they present that does not hold, or the authority?
    const without = found ?? (firmId === undefined ? undefined : await findMember(tx, key, at));
    return [found, without !== undefined];
  });
  if (member === undefined) throw new ServiceProblem(isKnown ? 'ACCESS.NO_AUTHORITY' : 'ACCESS.TOKEN_INVALID');
  return callerOf(deps, member);
}

/** The mode in which people act, and the only one of production: there everything is meant. */
export const modeOf = ({ config }: Installed): Mode => (config.environment === 'production' ? 'live' : 'test');

/** The caller that a member is. */
export function callerOf(deps: Installed, member: Member): Caller {
  const { membershipId, person, role, agency, delegator, organisation, authorityId } = member;
  return {
    ...{ kind: 'person', personId: person.id, declarantPersonId: person.id, name: person.name, membershipId },
    ...{ memberRole: role, role: actingRole(role), mode: modeOf(deps), agency },
    ...ofOrganisation(organisation),
    signsFor: delegator === null ? [person.id] : [person.id, delegator],
    authorityId,
  };
}

async function authenticateKey(deps: AuthenticationDeps, token: string, firmId: string | undefined): Promise<Caller> {
  const presented = readApiKey(token);
  // An installation that became one of production knows its test keys no more.
  if (presented === undefined || (presented.mode === 'test' && modeOf(deps) === 'live')) throw tokenInvalid();
  const at = deps.clock();
  const holder = await deps.record.withActor(AUTHENTICATION, (tx) => findKeyHolder(tx, presented, at));
  if (holder === undefined) throw tokenInvalid();
  const { key, organisation } = holder;
  // A key is one firm's, and acts for no other.
  if (firmId !== undefined && firmId !== organisation.id) throw new ServiceProblem('ACCESS.NO_AUTHORITY');
  const { id: personId, name, role, mode, createdBy } = key;
  return {
    ...{ kind: 'key', personId, declarantPersonId: createdBy, name, membershipId: null },
    ...{ memberRole: role, role: actingRole(role), mode, agency: null },
    ...ofOrganisation(organisation),
    signsFor: [personId, createdBy],
    authorityId: null,
  };
}

const tokenInvalid = (): ServiceProblem => new ServiceProblem('ACCESS.TOKEN_INVALID');

const ofOrganisation = ({ id, name, kind, country }: OrganisationRow) => ({
  organisationId: id,
  organisationName: name,
  organisationKind: kind,
  organisationCountry: country,
});
