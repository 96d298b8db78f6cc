import { listAuthorities as operation } from '../contract/operations/members.js';
import { listAuthorities } from '../../services/members/readMembers.js';
import { presentAuthority } from '../presenters/presentMember.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const authoritiesList = defineRoute(operation, async ({ deps, caller, query }) =>
  ok(presentPage(await listAuthorities(deps, caller, query), presentAuthority)),
);
