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
  invitation: InvitationRow,
  { id, personId, at }: { id: string; personId: string; at: string },
): Promise<void> {
  const { organisationId, role, agency, reason, invitedBy } = invitation;
  const own = { id, personId, organisationId, role, agency, fromAt: at, createdBy: invitedBy, reason };
  const inviter = await findInviter(tx, invitation, at);
  await createMembership(tx, own, inviter === undefined ? 'system' : actingRole(inviter.role));
}

/**
 * What lets whoever invited do so at an instant: a role of their own in that organisation, else an administrator's.
 * Undefined where nothing does, or where it is whoever runs the installation.
 */
async function findInviter(
  tx: Transaction,
  { organisationId, role, invitedBy }: InvitationRow,
  at: string,
): Promise<MembershipRow | undefined> {
  const mayInvite = (theirs: MembershipRow): boolean =>
    theirs.delegatedFrom === null &&
    holdsAt(theirs, at) &&
    permissionOf('createInvitation').roles[theirs.role] !== undefined &&
    mayInviteInto(theirs.role, role);
  const able = (await listMembershipsOf(tx, invitedBy)).filter(mayInvite);
  return (
    able.find((theirs) => theirs.organisationId === organisationId) ??
    able.find((theirs) => theirs.role === 'administrator')
  );
}

/** The invitation of a code, if it can be accepted and whoever made it may still invite: with their role ends what it opened. */
async function getOpen(tx: Transaction, code: string, at: Date): Promise<InvitationRow> {
  const invitation = await findOpenInvitation(tx, code, at);
  if (invitation === undefined) throw invalid();
  const isVouchedFor =
    invitation.invitedBy === 'system' || (await findInviter(tx, invitation, at.toISOString())) !== undefined;
  if (!isVouchedFor) throw invalid();
  return invitation;
}

const invalid = (): ServiceProblem => new ServiceProblem('ACCESS.INVITATION_INVALID');
