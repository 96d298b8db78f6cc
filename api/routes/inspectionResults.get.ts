import { getInspectionResult as operation } from '../contract/operations/inspections.js';
import { getInspectionResult } from '../../services/inspections/readResults.js';
import { presentInspectionResult } from '../presenters/presentInspectionResult.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const inspectionResultsGet = defineRoute(operation, async ({ deps, caller, params }) =>
  ok(presentInspectionResult(await getInspectionResult(deps, caller, params.result_id))),
);
