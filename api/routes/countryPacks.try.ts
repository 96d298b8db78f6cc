import { tryCountryPack as operation } from '../contract/operations/countryPacks.js';
import { tryPack } from '../../services/packs/tryPack.js';
import { presentTrial } from '../presenters/presentCountryPack.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const countryPacksTry = defineRoute(operation, async ({ deps, caller, body }) =>
  ok(presentTrial(await tryPack(deps, caller, body))),
);
