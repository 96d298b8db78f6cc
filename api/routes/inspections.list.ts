import { listInspections as operation } from '../contract/operations/inspections.js';
import { listInspections } from '../../services/inspections/readInspections.js';
import { presentPage } from '../presenters/presentPage.js';
import { presentInspection } from '../presenters/presentWork.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const inspectionsList = defineRoute(operation, async ({ deps, caller, query }) => {
  const { declaration_id: declarationId, ...rest } = query;
  return ok(presentPage(await listInspections(deps, caller, { ...rest, declarationId }), presentInspection));
});
