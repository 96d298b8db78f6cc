import { listInvitations as operation } from '../contract/operations/members.js';
import { listInvitations } from '../../services/members/invitations.js';
import { presentInvitation } from '../presenters/presentMember.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const invitationsList = defineRoute(operation, async ({ deps, caller, query }) =>
  ok(presentPage(await listInvitations(deps, caller, query), presentInvitation)),
);
