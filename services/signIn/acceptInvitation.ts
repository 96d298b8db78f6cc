import { actingRole, mayInviteInto } from '../../domain/people/memberRoles.js';
import { AUTHENTICATION, PEOPLE_KEEPER } from '../../prisma/actor.js';
import { newId } from '../../prisma/newId.js';
import { findMember, findOrganisation } from '../../prisma/queries/accessTokens.js';
import { appendAudit } from '../../prisma/queries/audit.js';
import { findPersonOf, linkIdentity, type IdentityName } from '../../prisma/queries/identities.js';
import { findOpenInvitation, useInvitation, type InvitationRow } from '../../prisma/queries/invitations.js';
import { createMembership, findOwnMembership, listOwnMemberships } from '../../prisma/queries/memberships.js';
import { createPerson, findPersonName } from '../../prisma/queries/organisations.js';
import type { Transaction } from '../../prisma/withActor.js';
import { callerOf, type AuthenticationDeps } from '../authenticate.js';
import type { Caller } from '../caller.js';
import { ServiceProblem } from '../problem.js';

/** What somebody is asked whether they accept it. */
export interface Offer {
  organisationName: string;
  role: InvitationRow['role'];
  /** Of whoever invites; null where it is whoever runs the installation. */
  invitedBy: string | null;
  expiresAt: string;
}

/** Of a sign-in, with the name that the identity provider tells of them, if it does. */
export type Newcomer = IdentityName & { name: string | undefined };

/** What an invitation offers. Throws `ACCESS.INVITATION_INVALID` for every code that opens none, whyever. */
export async function readOffer(deps: AuthenticationDeps, code: string): Promise<Offer> {
  return deps.record.withActor(AUTHENTICATION, async (tx) => {
    const { organisationId, role, invitedBy, expiresAt } = await getOpen(tx, code, deps.clock());
    const organisation = await findOrganisation(tx, organisationId);
    const inviter = await findPersonName(tx, invitedBy);
    return { organisationName: organisation?.name ?? '', role, invitedBy: inviter ?? null, expiresAt };
  });
}

/**
 * Makes whoever has signed in a member, once. A sign-in that is linked to somebody stays theirs: one person is one person
 * in all organisations and roles. Any other becomes a new person's.
 * Throws `ACCESS.INVITATION_INVALID`, `ACCESS.PERSON_UNKNOWN` for an organisation's membership that does not hold.
 */
export async function acceptInvitation(deps: AuthenticationDeps, code: string, who: Newcomer): Promise<Caller> {
  const at = deps.clock();
  const membershipId = await deps.record.withActor(PEOPLE_KEEPER, async (tx) => {
    const invitation = await getOpen(tx, code, at);
    const known = await findPersonOf(tx, who);
    const own = { organisationId: invitation.organisationId, role: invitation.role };
    const held = known && (await findOwnMembership(tx, { ...own, personId: known.id }));
    const id = held?.id ?? newId('membership');
    if (!(await useInvitation(tx, invitation.id, { membershipId: id, at }))) throw invalid();
    const personId = known?.id ?? (await admit(tx, invitation, who, at.toISOString()));
    if (held === undefined) await makeMember(tx, invitation, { id, personId, at: at.toISOString() });
    const facts = { invitation_id: invitation.id, membership_id: id, person_id: personId };
    const entry = { what: 'invitationAccepted', at: at.toISOString(), actor: personId, role: actingRole(own.role) };
    await appendAudit(tx, own.organisationId, [{ ...entry, facts, details: {} }]);
    return id;
  });
  const member = await deps.record.withActor(AUTHENTICATION, (tx) => findMember(tx, { membershipId }, deps.clock()));
  if (member === undefined) throw new ServiceProblem('ACCESS.PERSON_UNKNOWN');
  return callerOf(deps, member);
}

/** Makes a person whose sign-in this is from now on. */
async function admit(
  tx: Transaction,
  { organisationId, name, role }: InvitationRow,
  who: Newcomer,
  at: string,
): Promise<string> {
  const personId = await createPerson(tx, { organisationId, name: who.name ?? name });
  const by = { chain: organisationId, actor: personId, role: actingRole(role), at };
  await linkIdentity(tx, { issuer: who.issuer, subject: who.subject, personId }, by);
  return personId;
}

async function makeMember(
  tx: Transaction,
  { organisationId, role, agency, reason, invitedBy }: InvitationRow,
  { id, personId, at }: { id: string; personId: string; at: string },
): Promise<void> {
  const own = { id, personId, organisationId, role, agency, fromAt: at, createdBy: invitedBy, reason };
  await createMembership(tx, own, await roleOfInviter(tx, { organisationId, role, invitedBy }));
}

/** The role in which somebody was invited: in the organisation one of theirs, else an administrator's. */
async function roleOfInviter(
  tx: Transaction,
  { organisationId, role, invitedBy }: Pick<InvitationRow, 'organisationId' | 'role' | 'invitedBy'>,
): Promise<string> {
  if (invitedBy === 'system') return 'system';
  const theirs = await listOwnMemberships(tx, { organisationId, personId: invitedBy });
  const [own] = theirs.filter((membership) => mayInviteInto(membership.role, role));
  return own === undefined ? 'administrator' : actingRole(own.role);
}

async function getOpen(tx: Transaction, code: string, at: Date): Promise<InvitationRow> {
  const invitation = await findOpenInvitation(tx, code, at);
  if (invitation === undefined) throw invalid();
  return invitation;
}

const invalid = (): ServiceProblem => new ServiceProblem('ACCESS.INVITATION_INVALID');
