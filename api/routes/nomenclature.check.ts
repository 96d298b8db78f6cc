import { checkNomenclature as operation } from '../contract/operations/hs.js';
import { checkNomenclature } from '../../services/nomenclature/checkNomenclature.js';
import { presentCheck } from '../presenters/presentHs.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const nomenclatureCheck = defineRoute(operation, async ({ deps, caller }) =>
  ok(presentCheck(await checkNomenclature(deps, caller))),
);
