import { z } from 'zod';
import {
  CountryPackList,
  PackProposal,
  PackProposalPage,
  PackProposalStatus,
  PackTrial,
  ProposePackBody,
  SignPackBody,
  TryPackBody,
} from '../countryPack.js';
import { defineOperation, json } from '../operation.js';
import { pageQuery, pathId } from '../primitives.js';

const tag = 'country packs';
const params = z.object({ publication_id: pathId('proposal to publish') });
/** What to do with a pack that a request cannot carry. */
const beyondLimit = {
  pointer: '/files',
  hint: 'Send the files as JSON without indents, and leave the law of a union to the pack that `within` names. A pack that is still larger comes with the installation: put its folder where COUNTRIES_DIR points, and start the processes again.',
};

export const listCountryPacks = defineOperation({
  operationId: 'listCountryPacks',
  method: 'get',
  path: '/v1/country_packs',
  tag,
  summary: "List the packs of countries' law by which answers are given",
  auth: 'bearer',
  responses: { 200: { description: 'All of them, by country and day', schema: CountryPackList } },
});

export const tryCountryPack = defineOperation({
  operationId: 'tryCountryPack',
  method: 'post',
  path: '/v1/country_packs/trials',
  tag,
  summary: 'Run a proposed pack over stored declarations; changes nothing (operator)',
  description:
    'Each declaration as it stands is assessed by the law of the first day of the pack, without it and with it: how many lines differ, by how much, and who is affected. The request has at most 512 KB of JSON.',
  auth: 'bearer',
  idempotent: true,
  body: { schema: TryPackBody, contentType: json, beyondLimit },
  responses: { 200: { description: 'What would differ', schema: PackTrial } },
});

export const proposeCountryPack = defineOperation({
  operationId: 'proposeCountryPack',
  method: 'post',
  path: '/v1/country_packs/proposals',
  tag,
  summary: 'Propose to publish a pack; another person has to sign (operator)',
  description:
    'The pack passes every check of `portolan countries check`, is of a country and day that has none yet, and holds from a day to come: a published date is never edited. The request has at most 512 KB of JSON.',
  auth: 'bearer',
  idempotent: true,
  body: { schema: ProposePackBody, contentType: json, beyondLimit },
  responses: { 201: { description: 'The proposal', schema: PackProposal } },
  problems: [409],
});

export const listCountryPackProposals = defineOperation({
  operationId: 'listCountryPackProposals',
  method: 'get',
  path: '/v1/country_packs/proposals',
  tag,
  summary: 'List proposals to publish a pack, newest first, with who proposed, who signed and when (operator)',
  auth: 'bearer',
  query: z.strictObject({ ...pageQuery, status: PackProposalStatus.optional() }),
  responses: { 200: { description: 'One page', schema: PackProposalPage } },
  problems: [403],
});

export const getCountryPackProposal = defineOperation({
  operationId: 'getCountryPackProposal',
  method: 'get',
  path: '/v1/country_packs/proposals/{publication_id}',
  tag,
  summary: 'Read one proposal to publish a pack (operator)',
  auth: 'bearer',
  params,
  responses: { 200: { description: 'The proposal', schema: PackProposal } },
  problems: [404],
});

export const signCountryPack = defineOperation({
  operationId: 'signCountryPack',
  method: 'post',
  path: '/v1/country_packs/proposals/{publication_id}/signature',
  tag,
  summary: 'Sign a proposal to publish a pack, which publishes it (operator other than the one who proposed)',
  auth: 'bearer',
  idempotent: true,
  params,
  body: { schema: SignPackBody, contentType: json },
  responses: { 200: { description: 'The proposal, signed and published', schema: PackProposal } },
  problems: [404, 409],
});
