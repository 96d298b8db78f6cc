import { chooseMembership as operation } from '../contract/operations/sessions.js';
import { ServiceProblem } from '../../services/problem.js';
import { chooseMembership } from '../../services/sessions/ownMemberships.js';
import { defineRoute } from '../routing/route.js';

export const sessionsChoose = defineRoute(operation, async ({ deps, caller, body, browser }) => {
  if (browser === undefined) throw new ServiceProblem('ACCESS.SESSION_REQUIRED');
  await browser.actAs(await chooseMembership(deps, caller, body.membership_id));
  return { status: 204 };
});
