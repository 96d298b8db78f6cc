import { findOrganisation } from '../../prisma/queries/accessTokens.js';
import {
  findAuthority,
  grantAuthority as grantRow,
  revokeAuthority as revokeRow,
  type AuthorityRow,
} from '../../prisma/queries/authorities.js';
import { AUTHENTICATION } from '../../prisma/actor.js';
import type { Transaction } from '../../prisma/withActor.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem, type Fault } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** What a firm writes down when it lets an agent act for it. Instants are ISO 8601 UTC. */
export interface NewAuthority {
  agentOrganisationId: string;
  reference: string;
  fromAt: string | undefined;
  untilAt: string | undefined;
  key: RequestKey;
}

/** Lets an agent act for the caller's firm. Throws `REQUEST.BODY_INVALID` with all faults. */
export async function grantAuthority(
  { record, clock }: Pick<ServiceDeps, 'record' | 'clock'>,
  caller: Caller,
  { agentOrganisationId, reference, fromAt, untilAt, key }: NewAuthority,
): Promise<AuthorityRow> {
  authorise(caller, 'grantAuthority');
  const id = idOf('authority', key);
  const at = clock().toISOString();
  const from = fromAt === undefined ? at : new Date(fromAt).toISOString();
  const until = untilAt === undefined ? null : new Date(untilAt).toISOString();
  // An organisation sees itself alone: whether the other one is an agent, authentication may look up.
  const agent = await record.withActor(AUTHENTICATION, (tx) => findOrganisation(tx, agentOrganisationId));
  const faults: Fault[] = [
    ...(agent?.kind === 'agent' ? [] : [fault('/agent_organisation_id', 'names no agent')]),
    ...(until !== null && until <= from ? [fault('/until', 'lies before it begins')] : []),
    ...(until !== null && until <= at ? [fault('/until', 'is over already')] : []),
  ];
  if (faults.length > 0) throw new ServiceProblem('REQUEST.BODY_INVALID', { faults });
  const { organisationId, personId, role } = caller;
  return record.withActor(actorOf(caller), async (tx) => {
    const own = { id, organisationId, agentOrganisationId, reference, fromAt: from, untilAt: until };
    await grantRow(tx, own, { personId, role, at });
    return getAuthority(tx, id);
  });
}

/** Takes an authority back at once. Throws `REQUEST.NOT_FOUND` for one that is not the firm's. */
export async function revokeAuthority(
  { record, clock }: Pick<ServiceDeps, 'record' | 'clock'>,
  caller: Caller,
  { authorityId, reason }: { authorityId: string; reason: string },
): Promise<AuthorityRow> {
  const reach = authorise(caller, 'revokeAuthority');
  const at = clock().toISOString();
  const { personId, role, organisationId } = caller;
  return record.withActor(actorOf(caller), async (tx) => {
    const known = await findAuthority(tx, authorityId);
    if (known === undefined || (reach !== 'all' && known.organisationId !== organisationId)) {
      throw new ServiceProblem('REQUEST.NOT_FOUND');
    }
    await revokeRow(tx, known, { personId, role, at, reason });
    return getAuthority(tx, authorityId);
  });
}

async function getAuthority(tx: Transaction, id: string): Promise<AuthorityRow> {
  const authority = await findAuthority(tx, id);
  if (authority === undefined) throw new Error(`The authority ${id} was not written`);
  return authority;
}

const fault = (pointer: string, message: string): Fault => ({ pointer, code: 'REQUEST.FIELD_INVALID', message });
