import { getHs as operation } from '../contract/operations/hs.js';
import { getHs } from '../../services/nomenclature/searchHs.js';
import { presentHsCode } from '../presenters/presentHs.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const hsGet = defineRoute(operation, async ({ deps, caller, params, query }) => {
  const { edition, origin, destination } = query;
  return ok(presentHsCode(await getHs(deps, caller, { code: params.code, edition, from: origin, to: destination })));
});
