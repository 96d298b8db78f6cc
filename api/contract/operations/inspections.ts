import { z } from 'zod';
import {
  Inspection,
  InspectionPage,
  InspectionResult,
  InspectionResultBody,
  InspectionResultPage,
} from '../inspection.js';
import { defineOperation, json } from '../operation.js';
import { SignBody } from '../ops.js';
import { pageQuery, pathId } from '../primitives.js';
import { actOperation } from './actOperation.js';

const tag = 'inspections';
const params = z.object({ inspection_id: pathId('inspection') });
const resultParams = z.object({ result_id: pathId('result') });

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
  description:
    'What differs from the declaration corrects declaration and duty. On lane red the result lets the goods go on to release: it is answered 201 as proposed, and nothing happens before another officer has signed it.',
  params,
  body: { schema: InspectionResultBody, contentType: json },
  responses: {
    ...actOperation.responses,
    201: {
      description: 'Proposed; waits for the signature of another officer',
      schema: InspectionResult,
      headers: { Location: 'Where the proposed result can be read' },
    },
  },
});

export const listInspectionResults = defineOperation({
  operationId: 'listInspectionResults',
  method: 'get',
  path: '/v1/inspection-results',
  tag,
  summary: 'Results of inspections that two officers sign, newest first (customs officer, operator)',
  auth: 'bearer',
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(['awaiting_signature', 'delivered', 'expired', 'refused']).optional(),
    inspection_id: z.string().max(100).optional(),
  }),
  responses: { 200: { description: 'One page', schema: InspectionResultPage } },
  problems: [403],
});

export const getInspectionResult = defineOperation({
  operationId: 'getInspectionResult',
  method: 'get',
  path: '/v1/inspection-results/{result_id}',
  tag,
  summary: 'Read one of them (customs officer, operator)',
  auth: 'bearer',
  params: resultParams,
  responses: { 200: { description: 'The proposed result', schema: InspectionResult } },
  problems: [403, 404],
});

export const signInspectionResult = defineOperation({
  operationId: 'signInspectionResult',
  method: 'post',
  path: '/v1/inspection-results/{result_id}/signature',
  tag,
  summary: 'Sign the result of an inspection that another officer proposed (customs officer)',
  description: 'Refused where the case went another way meanwhile, such as a withdrawal or an examination given up.',
  auth: 'bearer',
  idempotent: true,
  params: resultParams,
  body: { schema: SignBody, contentType: json },
  responses: { 200: { description: 'Signed and delivered', schema: InspectionResult } },
  problems: [403, 404, 409],
});
