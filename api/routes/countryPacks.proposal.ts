import { getCountryPackProposal as operation } from '../contract/operations/countryPacks.js';
import { getPackProposal } from '../../services/packs/readPackProposals.js';
import { presentProposal } from '../presenters/presentCountryPack.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const countryPacksProposal = defineRoute(operation, async ({ deps, caller, params }) =>
  ok(presentProposal(await getPackProposal(deps, caller, params.publication_id))),
);
