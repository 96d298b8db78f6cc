import { createInvitation as operation } from '../contract/operations/members.js';
import type { NewInvitation } from '../contract/member.js';
import { createInvitation } from '../../services/members/invitations.js';
import { presentInvitation } from '../presenters/presentMember.js';
import { defineRoute } from '../routing/route.js';
import { INVITATION_PATH } from '../signIn/paths.js';

export const invitationsCreate = defineRoute(
  operation,
  async ({ deps, caller, body, key }) => {
    const { organisation_id: organisationId, ...own } = body;
    const { invitation, code } = await createInvitation(deps, caller, { ...own, organisationId, key });
    const json: NewInvitation = { ...presentInvitation(invitation), enter_at: INVITATION_PATH, code: null };
    return { status: 201, json, shownOnce: { code } };
  },
  { isOneTransaction: true },
);
