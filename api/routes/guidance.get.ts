import { getGuidance as operation } from '../contract/operations/guidance.js';
import { getGuidance } from '../../services/guidance/getGuidance.js';
import { presentGuidance } from '../presenters/presentGuidance.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const guidanceGet = defineRoute(operation, async ({ deps, caller, query }) => {
  const { hs_code: hsCode, net_weight_grams: netWeightGrams, ...rest } = query;
  const request = { hsCode, ...(netWeightGrams === undefined ? {} : { netWeightGrams }), ...rest };
  return ok(presentGuidance(await getGuidance(deps, caller, request)));
});
