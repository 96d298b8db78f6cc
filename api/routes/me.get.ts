import { getMe as operation } from '../contract/operations/service.js';
import { authorise } from '../../services/permissions/authorise.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const meGet = defineRoute(operation, async ({ deps, caller }) => {
  authorise(caller, 'getMe');
  const { personId, name, memberRole, role, agency, authorityId } = caller;
  const { organisationId, organisationName, organisationKind } = caller;
  const organisation = { id: organisationId, name: organisationName, kind: organisationKind };
  return ok({
    ...{ person_id: personId, name, member_role: memberRole, role, agency, organisation, authority_id: authorityId },
    environment: deps.config.environment,
  });
});
