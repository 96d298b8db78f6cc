import { delegateRole as operation } from '../contract/operations/members.js';
import { delegateRole } from '../../services/members/changeMembers.js';
import { presentMember } from '../presenters/presentMember.js';
import { defineRoute } from '../routing/route.js';

export const membersDelegate = defineRoute(operation, async ({ deps, caller, body, key }) => {
  const { person_id: personId, until, reason } = body;
  return { status: 201, json: presentMember(await delegateRole(deps, caller, { personId, until, reason, key })) };
});
