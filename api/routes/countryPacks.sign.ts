import { signCountryPack as operation } from '../contract/operations/countryPacks.js';
import { signPack } from '../../services/packs/publishPack.js';
import { presentProposal } from '../presenters/presentCountryPack.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const countryPacksSign = defineRoute(operation, async ({ deps, caller, params, body }) =>
  ok(presentProposal(await signPack(deps, caller, { proposalId: params.publication_id, reason: body.reason }))),
);
