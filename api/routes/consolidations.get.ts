import { getConsolidation as operation } from '../contract/operations/consolidations.js';
import { getConsolidation } from '../../services/consolidations/readConsolidations.js';
import { presentConsolidation } from '../presenters/presentConsolidation.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const consolidationsGet = defineRoute(operation, async ({ deps, caller, params }) =>
  ok(presentConsolidation(await getConsolidation(deps, caller, params.consolidation_id))),
);
