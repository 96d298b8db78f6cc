import { recordInspection as operation } from '../contract/operations/inspections.js';
import { recordInspection } from '../../services/inspections/recordInspection.js';
import { answerAct } from '../presenters/presentAct.js';
import { presentInspectionResult } from '../presenters/presentInspectionResult.js';
import { defineRoute } from '../routing/route.js';

export const inspectionsResult = defineRoute(operation, async ({ deps, caller, params, body, key }) => {
  const { found, gross_weight_grams: grossWeightGrams = null, notes = null, reason } = body;
  const input = { inspectionId: params.inspection_id, key, found, grossWeightGrams, notes, reason };
  const recorded = await recordInspection(deps, caller, input);
  if ('receipt' in recorded) return answerAct(recorded.receipt);
  const json = presentInspectionResult(recorded.proposed);
  return { status: 201, json, headers: { Location: `/v1/inspection-results/${json.id}` } };
});
