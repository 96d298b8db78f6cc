import { revokeAuthority as operation } from '../contract/operations/members.js';
import { revokeAuthority } from '../../services/members/authorities.js';
import { presentAuthority } from '../presenters/presentMember.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const authoritiesRevoke = defineRoute(operation, async ({ deps, caller, params, body }) =>
  ok(presentAuthority(await revokeAuthority(deps, caller, { authorityId: params.authority_id, reason: body.reason }))),
);
