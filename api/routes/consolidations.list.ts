import { listConsolidations as operation } from '../contract/operations/consolidations.js';
import { listConsolidations } from '../../services/consolidations/readConsolidations.js';
import { presentConsolidation } from '../presenters/presentConsolidation.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const consolidationsList = defineRoute(operation, async ({ deps, caller, query }) =>
  ok(presentPage(await listConsolidations(deps, caller, query), presentConsolidation)),
);
