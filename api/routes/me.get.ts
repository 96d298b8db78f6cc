import { getMe as operation } from '../contract/operations/service.js';
import { authorise } from '../../services/permissions/authorise.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const meGet = defineRoute(operation, async ({ deps, caller }) => {
  authorise(caller, 'getMe');
  const { kind, personId, name, memberRole, role, mode, agency, authorityId } = caller;
  const who = kind === 'key' ? { person_id: null, key_id: personId } : { person_id: personId, key_id: null };
  const { organisationId, organisationName, organisationKind } = caller;
  const organisation = { id: organisationId, name: organisationName, kind: organisationKind };
  return ok({
    ...{ ...who, mode, name, member_role: memberRole, role, agency, organisation, authority_id: authorityId },
    environment: deps.config.environment,
  });
});
