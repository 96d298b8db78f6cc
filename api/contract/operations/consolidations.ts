import { z } from 'zod';
import {
  Consolidation,
  ConsolidationPage,
  ShutConsolidation,
  ShutConsolidationBody,
  TakeOutBody,
} from '../consolidation.js';
import { defineOperation, json } from '../operation.js';
import { pageQuery, pathId } from '../primitives.js';
import { actOperation } from './actOperation.js';

const tag = 'consolidations';

export const shutConsolidation = defineOperation({
  operationId: 'shutConsolidation',
  method: 'post',
  path: '/v1/consolidations',
  tag,
  summary: 'Shut a bag of released parcels under a master reference (operator)',
  description:
    'All parcels are checked first: each released, labelled and at hand, none on hold or under a request. Nothing in the bag leaves while a parcel in it is on hold.',
  auth: 'bearer',
  idempotent: true,
  body: { schema: ShutConsolidationBody, contentType: json },
  responses: { 201: { description: 'The bag', schema: ShutConsolidation, headers: { Location: 'The bag' } } },
  problems: [403, 409],
});

export const listConsolidations = defineOperation({
  operationId: 'listConsolidations',
  method: 'get',
  path: '/v1/consolidations',
  tag,
  summary: 'List bags, last shut first',
  auth: 'bearer',
  query: z.strictObject({
    ...pageQuery,
    mucr: z.string().max(35).optional().meta({ description: 'Only the bag of this master reference' }),
  }),
  responses: { 200: { description: 'One page', schema: ConsolidationPage } },
  problems: [403],
});

export const getConsolidation = defineOperation({
  operationId: 'getConsolidation',
  method: 'get',
  path: '/v1/consolidations/{consolidation_id}',
  tag,
  summary: 'Read a bag with the parcels in it',
  auth: 'bearer',
  params: z.object({ consolidation_id: pathId('consolidation') }),
  responses: { 200: { description: 'The bag', schema: Consolidation } },
  problems: [403, 404],
});

export const takeOutOfBag = defineOperation({
  ...actOperation,
  operationId: 'takeOutOfBag',
  path: '/v1/declarations/{declaration_id}/take-out',
  tag,
  summary: 'Take a parcel out of its bag (operator)',
  description: 'It stands released on its own again; a hold on it no longer keeps the bag from leaving.',
  params: z.object({ declaration_id: pathId('declaration') }),
  body: { schema: TakeOutBody, contentType: json },
});
