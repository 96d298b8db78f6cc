import { listMembers as operation } from '../contract/operations/members.js';
import { listMembers } from '../../services/members/readMembers.js';
import { presentMember } from '../presenters/presentMember.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const membersList = defineRoute(operation, async ({ deps, caller, query }) =>
  ok(presentPage(await listMembers(deps, caller, query), presentMember)),
);
