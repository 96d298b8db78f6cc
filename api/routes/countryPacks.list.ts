import { listCountryPacks as operation } from '../contract/operations/countryPacks.js';
import { listPacks } from '../../services/packs/listPacks.js';
import { presentPacks } from '../presenters/presentCountryPack.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const countryPacksList = defineRoute(operation, async ({ deps, caller }) =>
  ok(presentPacks(await listPacks(deps, caller))),
);
