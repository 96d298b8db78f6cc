import { z } from 'zod';
import { Inspection, InspectionPage, InspectionResultBody } from '../inspection.js';
import { defineOperation, json } from '../operation.js';
import { pageQuery, pathId } from '../primitives.js';
import { actOperation } from './actOperation.js';

const tag = 'inspections';
const params = z.object({ inspection_id: pathId('inspection') });

export const listInspections = defineOperation({
  operationId: 'listInspections',
  method: 'get',
  path: '/v1/inspections',
  tag,
  summary: 'List inspections, newest first',
  auth: 'bearer',
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(['ordered', 'done', 'cancelled']).optional(),
    declaration_id: z.string().max(100).optional(),
  }),
  responses: { 200: { description: 'One page', schema: InspectionPage } },
  problems: [403],
});

export const getInspection = defineOperation({
  operationId: 'getInspection',
  method: 'get',
  path: '/v1/inspections/{inspection_id}',
  tag,
  summary: 'Read one inspection',
  auth: 'bearer',
  params,
  responses: { 200: { description: 'The inspection', schema: Inspection } },
  problems: [403, 404],
});

export const recordInspection = defineOperation({
  ...actOperation,
  operationId: 'recordInspection',
  path: '/v1/inspections/{inspection_id}/result',
  tag,
  summary: 'Record what was found (customs officer)',
  description: 'What differs from the declaration corrects declaration and duty.',
  params,
  body: { schema: InspectionResultBody, contentType: json },
});
