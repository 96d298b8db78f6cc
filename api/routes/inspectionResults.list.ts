import { listInspectionResults as operation } from '../contract/operations/inspections.js';
import { listInspectionResults } from '../../services/inspections/readResults.js';
import { presentInspectionResult } from '../presenters/presentInspectionResult.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const inspectionResultsList = defineRoute(operation, async ({ deps, caller, query }) => {
  const { inspection_id: inspectionId, ...rest } = query;
  return ok(presentPage(await listInspectionResults(deps, caller, { ...rest, inspectionId }), presentInspectionResult));
});
