import { grantAuthority as operation } from '../contract/operations/members.js';
import { grantAuthority } from '../../services/members/authorities.js';
import { presentAuthority } from '../presenters/presentMember.js';
import { defineRoute } from '../routing/route.js';

export const authoritiesGrant = defineRoute(operation, async ({ deps, caller, body, key }) => {
  const { agent_organisation_id: agentOrganisationId, reference, from: fromAt, until: untilAt } = body;
  const granted = await grantAuthority(deps, caller, { agentOrganisationId, reference, fromAt, untilAt, key });
  return { status: 201, json: presentAuthority(granted) };
});
