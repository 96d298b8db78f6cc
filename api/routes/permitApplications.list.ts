import { listPermitApplications as operation } from '../contract/operations/permits.js';
import { listPermitApplications } from '../../services/permits/readPermits.js';
import { presentPage } from '../presenters/presentPage.js';
import { presentPermitApplication } from '../presenters/presentPermit.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const permitApplicationsList = defineRoute(operation, async ({ deps, caller, query }) => {
  const { declaration_id: declarationId, ...rest } = query;
  return ok(
    presentPage(await listPermitApplications(deps, caller, { ...rest, declarationId }), presentPermitApplication),
  );
});
