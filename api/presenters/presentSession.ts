import type { SessionRow } from '../../services/sessions/ownSessions.js';
import type { Session } from '../contract/session.js';

/** A session on the wire. */
export const presentSession = (row: SessionRow, currentId: string | undefined): Session => ({
  id: row.id,
  is_current: row.id === currentId,
  user_agent: row.userAgent,
  created_at: row.createdAt,
  last_used_at: row.lastUsedAt,
  expires_at: row.expiresAt,
});
