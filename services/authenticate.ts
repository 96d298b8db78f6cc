import { isApiKey, readApiKey, type Mode } from '../domain/access/apiKey.js';
import { AUTHENTICATION } from '../prisma/actor.js';
import { findTokenHolder } from '../prisma/queries/accessTokens.js';
import { findKeyHolder } from '../prisma/queries/apiKeys.js';
import type { OrganisationRow } from '../prisma/queries/organisations.js';
import type { Caller } from './caller.js';
import { ServiceProblem } from './problem.js';
import type { ServiceDeps } from './serviceDeps.js';

type Installed = { config: Pick<ServiceDeps['config'], 'environment'> };
type AuthenticationDeps = Pick<ServiceDeps, 'record' | 'clock'> & Installed;

/**
 * Who presents a token: a person's access token, or a key of a firm.
 * Throws `ACCESS.TOKEN_REQUIRED`, `ACCESS.TOKEN_INVALID`.
 */
export async function authenticate(deps: AuthenticationDeps, token: string | undefined): Promise<Caller> {
  if (token === undefined) throw new ServiceProblem('ACCESS.TOKEN_REQUIRED');
  const caller = await (isApiKey(token) ? findKeyCaller(deps, token) : findPersonCaller(deps, token));
  if (caller === undefined) throw new ServiceProblem('ACCESS.TOKEN_INVALID');
  return caller;
}

/** The mode in which people act, and the only one of production: there everything is meant. */
export const modeOf = ({ config }: Installed): Mode => (config.environment === 'production' ? 'live' : 'test');

async function findPersonCaller(deps: AuthenticationDeps, token: string): Promise<Caller | undefined> {
  const at = deps.clock();
  const holder = await deps.record.withActor(AUTHENTICATION, (tx) => findTokenHolder(tx, token, at));
  if (holder === undefined) return undefined;
  const { person, organisation, role, agency } = holder;
  return {
    kind: 'person',
    personId: person.id,
    name: person.name,
    mode: modeOf(deps),
    role,
    agency,
    ...ofOrganisation(organisation),
  };
}

async function findKeyCaller(deps: AuthenticationDeps, token: string): Promise<Caller | undefined> {
  const presented = readApiKey(token);
  // An installation that became one of production knows its test keys no more.
  if (presented === undefined || (presented.mode === 'test' && modeOf(deps) === 'live')) return undefined;
  const at = deps.clock();
  const holder = await deps.record.withActor(AUTHENTICATION, (tx) => findKeyHolder(tx, presented, at));
  if (holder === undefined) return undefined;
  const { key, organisation } = holder;
  const { id: personId, name, role, mode } = key;
  return { kind: 'key', personId, name, mode, role, agency: null, ...ofOrganisation(organisation) };
}

const ofOrganisation = ({ id, name, kind, country }: OrganisationRow) => ({
  organisationId: id,
  organisationName: name,
  organisationKind: kind,
  organisationCountry: country,
});
