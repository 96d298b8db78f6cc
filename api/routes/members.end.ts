import { endMembership as operation } from '../contract/operations/members.js';
import { endMembership } from '../../services/members/changeMembers.js';
import { presentMember } from '../presenters/presentMember.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const membersEnd = defineRoute(operation, async ({ deps, caller, params, body }) =>
  ok(presentMember(await endMembership(deps, caller, { membershipId: params.membership_id, reason: body.reason }))),
);
