import { revokeInvitation as operation } from '../contract/operations/members.js';
import { revokeInvitation } from '../../services/members/invitations.js';
import { presentInvitation } from '../presenters/presentMember.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const invitationsRevoke = defineRoute(operation, async ({ deps, caller, params, body }) => {
  const { invitation_id: invitationId } = params;
  return ok(presentInvitation(await revokeInvitation(deps, caller, { invitationId, reason: body.reason })));
});
