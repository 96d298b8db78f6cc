import { revokeOtherSessions as operation } from '../contract/operations/sessions.js';
import { revokeOtherSessions } from '../../services/sessions/ownSessions.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const sessionsRevokeOthers = defineRoute(operation, async ({ deps, caller, browser }) =>
  ok({ revoked: await revokeOtherSessions(deps, caller, browser?.sessionId) }),
);
