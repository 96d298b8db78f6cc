import { classifyGoods as operation } from '../contract/operations/hs.js';
import { classifyGoods } from '../../services/nomenclature/classifyGoods.js';
import { presentClassification } from '../presenters/presentHs.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const hsClassify = defineRoute(operation, async ({ deps, caller, body }) => {
  const { origin, destination, ...rest } = body;
  return ok(presentClassification(await classifyGoods(deps, caller, { ...rest, from: origin, to: destination })));
});
