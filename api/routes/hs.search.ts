import { searchHs as operation } from '../contract/operations/hs.js';
import { searchHs } from '../../services/nomenclature/searchHs.js';
import { presentSearch } from '../presenters/presentHs.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const hsSearch = defineRoute(operation, async ({ deps, caller, query }) => {
  const { q, origin, destination, ...rest } = query;
  return ok(presentSearch(await searchHs(deps, caller, { ...rest, question: q, from: origin, to: destination })));
});
