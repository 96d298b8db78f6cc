import { proposeCountryPack as operation } from '../contract/operations/countryPacks.js';
import { proposePack } from '../../services/packs/publishPack.js';
import { presentProposal } from '../presenters/presentCountryPack.js';
import { defineRoute } from '../routing/route.js';

export const countryPacksPropose = defineRoute(operation, async ({ deps, caller, body, key }) => ({
  status: 201,
  json: presentProposal(await proposePack(deps, caller, { ...body, key })),
}));
