import { getCurrentSession as operation } from '../contract/operations/sessions.js';
import { listOwnMemberships } from '../../services/sessions/ownMemberships.js';
import { presentOwnMembership } from '../presenters/presentSession.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const sessionsCurrent = defineRoute(operation, async ({ deps, caller, browser }) => {
  const memberships = await listOwnMemberships(deps, caller);
  return ok({
    session_id: browser?.sessionId ?? null,
    csrf_token: browser?.csrfToken() ?? null,
    memberships: memberships.map((row) => presentOwnMembership(row, caller.membershipId)),
  });
});
