import { signInspectionResult as operation } from '../contract/operations/inspections.js';
import { signInspectionResult } from '../../services/inspections/recordInspection.js';
import { presentInspectionResult } from '../presenters/presentInspectionResult.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const inspectionResultsSign = defineRoute(operation, async ({ deps, caller, params, body }) => {
  const asked = { proposalId: params.result_id, reason: body.reason };
  return ok(presentInspectionResult(await signInspectionResult(deps, caller, asked)));
});
