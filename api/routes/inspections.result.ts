import { recordInspection as operation } from '../contract/operations/inspections.js';
import { recordInspection } from '../../services/inspections/recordInspection.js';
import { answerAct } from '../presenters/presentAct.js';
import { defineRoute } from '../routing/route.js';

export const inspectionsResult = defineRoute(operation, async ({ deps, caller, params, body, key }) => {
  const { found, gross_weight_grams: grossWeightGrams = null, notes = null, reason } = body;
  const input = { inspectionId: params.inspection_id, key, found, grossWeightGrams, notes, reason };
  return answerAct(await recordInspection(deps, caller, input));
});
