import type { endMembership } from '../../services/members/changeMembers.js';
import type { revokeAuthority } from '../../services/members/authorities.js';
import type { InvitationRow } from '../../services/members/invitations.js';
import type { Authority, Invitation, Member } from '../contract/member.js';

/** What a person is in an organisation. */
export const presentMember = (row: Awaited<ReturnType<typeof endMembership>>): Member => ({
  id: row.id,
  person_id: row.personId,
  name: row.name,
  organisation_id: row.organisationId,
  role: row.role,
  agency: row.agency,
  delegated_from: row.delegatedFrom,
  from: row.fromAt,
  until: row.untilAt,
  reason: row.reason,
  ended_at: row.endedAt,
  ended_by: row.endedBy,
  ended_why: row.endedWhy,
});

/** An offer to become a member. */
export const presentInvitation = (row: InvitationRow): Invitation => ({
  id: row.id,
  organisation_id: row.organisationId,
  name: row.name,
  role: row.role,
  agency: row.agency,
  reason: row.reason,
  invited_by: row.invitedBy,
  invited_at: row.invitedAt,
  expires_at: row.expiresAt,
  accepted_at: row.acceptedAt,
  membership_id: row.membershipId,
  revoked_at: row.revokedAt,
  revoked_by: row.revokedBy,
});

/** The authority of a firm for an agent. */
export const presentAuthority = (row: Awaited<ReturnType<typeof revokeAuthority>>): Authority => ({
  id: row.id,
  organisation_id: row.organisationId,
  agent_organisation_id: row.agentOrganisationId,
  reference: row.reference,
  from: row.fromAt,
  until: row.untilAt,
  granted_by: row.grantedBy,
  granted_at: row.grantedAt,
  revoked_at: row.revokedAt,
  revoked_by: row.revokedBy,
  revoked_why: row.revokedWhy,
});
