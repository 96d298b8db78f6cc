import { getInspection as operation } from '../contract/operations/inspections.js';
import { getInspection } from '../../services/inspections/readInspections.js';
import { presentInspection } from '../presenters/presentWork.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const inspectionsGet = defineRoute(operation, async ({ deps, caller, params }) =>
  ok(presentInspection(await getInspection(deps, caller, params.inspection_id))),
);
