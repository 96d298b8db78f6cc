import { revokeSession as operation } from '../contract/operations/sessions.js';
import { revokeSession } from '../../services/sessions/ownSessions.js';
import { defineRoute } from '../routing/route.js';

export const sessionsRevoke = defineRoute(operation, async ({ deps, caller, params }) => {
  await revokeSession(deps, caller, params.session_id);
  return { status: 204 };
});
