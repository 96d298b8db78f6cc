import type { Agency } from '../../domain/clearance/roles.js';
import type { MemberRole } from '../../domain/people/memberRoles.js';
import type { Invitation } from '../client/client.js';
import type { Transaction } from '../withActor.js';
import { appendAudit } from './audit.js';
import { olderThan, toRows, type Position, type Rows } from './keyset.js';
import { plainRow, type Plain } from './plainRow.js';
import type { DoneBy } from './timeline.js';
import { tokenHash } from './tokens.js';

/** An offer to become a member; of its secret there is a hash alone, which no caller is given. */
export type InvitationRow = Omit<Plain<Invitation>, 'secretHash' | 'role' | 'agency'> & {
  role: MemberRole;
  agency: Agency | null;
};

type By = DoneBy & { at: string };

/** Writes an invitation, with the audit record in the organisation's chain. */
export async function createInvitation(
  tx: Transaction,
  invitation: Pick<InvitationRow, 'id' | 'organisationId' | 'name' | 'role' | 'agency' | 'reason' | 'expiresAt'>,
  secret: string,
  by: By,
): Promise<InvitationRow> {
  const { id, organisationId, name, role, agency, reason, expiresAt } = invitation;
  const own = { id, organisationId, name, role, agency, reason, secretHash: tokenHash(secret), invitedBy: by.actor };
  const row = await tx.invitation.create({
    data: { ...own, invitedAt: new Date(by.at), expiresAt: new Date(expiresAt) },
  });
  const facts = { invitation_id: id, member_role: role, until: expiresAt };
  await appendAudit(tx, organisationId, [{ what: 'personInvited', ...by, facts, details: { name, reason } }]);
  return readInvitation(row);
}

/** The invitation of this id, if the actor may see it. */
export async function findInvitation(tx: Transaction, id: string): Promise<InvitationRow | undefined> {
  const row = await tx.invitation.findUnique({ where: { id } });
  return row === null ? undefined : readInvitation(row);
}

/** The invitation of a secret, if it can be accepted at an instant. Needs the actor AUTHENTICATION, or PEOPLE_KEEPER. */
export async function findOpenInvitation(
  tx: Transaction,
  secret: string,
  at: Date,
): Promise<InvitationRow | undefined> {
  const row = await tx.invitation.findFirst({
    where: { secretHash: tokenHash(secret), acceptedAt: null, revokedAt: null, expiresAt: { gt: at } },
  });
  return row === null ? undefined : readInvitation(row);
}

/** Invitations into a role, in all organisations that the actor may see, which were neither accepted nor taken back. */
export async function findOpenInvitationsInto(tx: Transaction, role: MemberRole): Promise<InvitationRow[]> {
  const rows = await tx.invitation.findMany({ where: { role, acceptedAt: null, revokedAt: null } });
  return rows.map(readInvitation);
}

/** Invitations of an organisation, newest first, also those that were used, taken back or are over. */
export async function listInvitations(
  tx: Transaction,
  organisationId: string,
  page: { after?: Position | undefined; limit: number },
): Promise<Rows<InvitationRow>> {
  const found = await tx.invitation.findMany({
    where: { organisationId, ...olderThan('invitedAt', page.after) },
    orderBy: [{ invitedAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  return toRows(found.map(readInvitation), page.limit);
}

/**
 * Uses an invitation up.
 * @param membershipId what comes of it
 * @returns false where somebody else was faster
 */
export async function useInvitation(
  tx: Transaction,
  id: string,
  { membershipId, at }: { membershipId: string; at: Date },
): Promise<boolean> {
  const count = await tx.$executeRaw`UPDATE invitation SET accepted_at = ${at}, membership_id = ${membershipId}
    WHERE id = ${id} AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > ${at}`;
  return count === 1;
}

/** Takes an invitation back; one that was accepted, or taken back before, stays as it is. */
export async function revokeInvitation(
  tx: Transaction,
  { id, organisationId }: Pick<InvitationRow, 'id' | 'organisationId'>,
  reason: string,
  by: By,
): Promise<void> {
  const count = await tx.$executeRaw`UPDATE invitation SET revoked_at = ${new Date(by.at)}, revoked_by = ${by.actor}
    WHERE id = ${id} AND accepted_at IS NULL AND revoked_at IS NULL`;
  if (count === 0) return;
  const facts = { invitation_id: id };
  await appendAudit(tx, organisationId, [{ what: 'invitationRevoked', ...by, facts, details: { reason } }]);
}

function readInvitation({ secretHash: _kept, ...row }: Invitation): InvitationRow {
  // Roles are held by a check constraint.
  return plainRow(row) as InvitationRow;
}
