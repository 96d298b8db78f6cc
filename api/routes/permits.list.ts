import { listPermits as operation } from '../contract/operations/permits.js';
import { listPermits } from '../../services/permits/readPermits.js';
import { presentPage } from '../presenters/presentPage.js';
import { presentPermit } from '../presenters/presentPermit.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const permitsList = defineRoute(operation, async ({ deps, caller, query }) => {
  const { permit_type: permitType, organisation_id: organisationId, limit, cursor } = query;
  return ok(presentPage(await listPermits(deps, caller, { permitType, organisationId, limit, cursor }), presentPermit));
});
