import { actingRole, mayInviteInto } from '../../domain/people/memberRoles.js';
import { AUTHENTICATION, PEOPLE_KEEPER } from '../../prisma/actor.js';
import { newId } from '../../prisma/newId.js';
import { findMember, findOrganisation } from '../../prisma/queries/accessTokens.js';
import { appendAudit } from '../../prisma/queries/audit.js';
import { findPersonOf, linkIdentity, type IdentityName } from '../../prisma/queries/identities.js';
import { findOpenInvitation, useInvitation, type InvitationRow } from '../../prisma/queries/invitations.js';
import {
  createMembership,
  findOwnMembership,
  holdsAt,
  listMembershipsOf,
  type MembershipRow,
} from '../../prisma/queries/memberships.js';
import { createPerson, findPersonName } from '../../prisma/queries/organisations.js';
import type { Transaction } from '../../prisma/withActor.js';
import { callerOf, type AuthenticationDeps } from '../authenticate.js';
import type { Caller } from '../caller.js';
import { permissionOf } from '../permissions/table.js';
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
    const { invitation } = await getOpen(tx, code, deps.clock());
    const { organisationId, role, invitedBy, expiresAt } = invitation;
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
    const { invitation, invitedAs } = await getOpen(tx, code, at);
    const known = await findPersonOf(tx, who);
    const own = { organisationId: invitation.organisationId, role: invitation.role };
    const held = known && (await findOwnMembership(tx, { ...own, personId: known.id }));
    const id = held?.id ?? newId('membership');
    if (!(await useInvitation(tx, invitation.id, { membershipId: id, at }))) throw invalid();
    const personId = known?.id ?? (await admit(tx, invitation, who, at.toISOString()));
    if (held === undefined) await makeMember(tx, invitation, invitedAs, { id, personId, at: at.toISOString() });
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
  invitedAs: string,
  { id, personId, at }: { id: string; personId: string; at: string },
): Promise<void> {
  const own = { id, personId, organisationId, role, agency, fromAt: at, createdBy: invitedBy, reason };
  await createMembership(tx, own, invitedAs);
}

/**
 * The role in which whoever invited may do so at an instant: one of their own in that organisation, else an
 * administrator's; undefined where nothing lets them any more.
 */
async function findRoleOfInviter(
  tx: Transaction,
  { organisationId, role, invitedBy }: InvitationRow,
  at: string,
): Promise<string | undefined> {
  if (invitedBy === 'system') return 'system';
  const mayInvite = (theirs: MembershipRow): boolean =>
    theirs.delegatedFrom === null &&
    holdsAt(theirs, at) &&
    permissionOf('createInvitation').roles[theirs.role] !== undefined &&
    mayInviteInto(theirs.role, role);
  const able = (await listMembershipsOf(tx, invitedBy)).filter(mayInvite);
  const chosen =
    able.find((theirs) => theirs.organisationId === organisationId) ??
    able.find((theirs) => theirs.role === 'administrator');
  return chosen && actingRole(chosen.role);
}

/** The invitation of a code, if it can be accepted and whoever made it may still invite: with their role ends what it opened. */
async function getOpen(
  tx: Transaction,
  code: string,
  at: Date,
): Promise<{ invitation: InvitationRow; invitedAs: string }> {
  const invitation = await findOpenInvitation(tx, code, at);
  const invitedAs = invitation && (await findRoleOfInviter(tx, invitation, at.toISOString()));
  if (invitation === undefined || invitedAs === undefined) throw invalid();
  return { invitation, invitedAs };
}

const invalid = (): ServiceProblem => new ServiceProblem('ACCESS.INVITATION_INVALID');
