import { listCountryPackProposals as operation } from '../contract/operations/countryPacks.js';
import { listPackProposals } from '../../services/packs/readPackProposals.js';
import { presentProposal } from '../presenters/presentCountryPack.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const countryPacksProposals = defineRoute(operation, async ({ deps, caller, query }) =>
  ok(presentPage(await listPackProposals(deps, caller, query), presentProposal)),
);
