import type { SessionRow } from '../../services/sessions/ownSessions.js';
import type { OwnMembership as OwnMembershipRow } from '../../services/sessions/ownMemberships.js';
import type { OwnMembership, Session } from '../contract/session.js';

/** What the caller is somewhere. */
export const presentOwnMembership = (
  { membership, member }: OwnMembershipRow,
  currentId: string | null,
): OwnMembership => ({
  id: membership.id,
  organisation: { id: member.organisation.id, name: member.organisation.name },
  role: member.role,
  agency: member.agency,
  is_delegated: membership.delegatedFrom !== null,
  until: membership.untilAt,
  is_current: membership.id === currentId,
});

/** A session on the wire. */
export const presentSession = (row: SessionRow, currentId: string | undefined): Session => ({
  id: row.id,
  is_current: row.id === currentId,
  user_agent: row.userAgent,
  created_at: row.createdAt,
  last_used_at: row.lastUsedAt,
  expires_at: row.expiresAt,
});
