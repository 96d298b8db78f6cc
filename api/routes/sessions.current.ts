import { getCurrentSession as operation } from '../contract/operations/sessions.js';
import { authorise } from '../../services/permissions/authorise.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const sessionsCurrent = defineRoute(operation, async ({ caller, browser }) => {
  authorise(caller, 'getCurrentSession');
  return ok({ session_id: browser?.sessionId ?? null, csrf_token: browser?.csrfToken() ?? null });
});
