import { z } from 'zod';
import { defineOperation, json } from '../operation.js';
import {
  BulkOperations,
  BulkOperationsBody,
  BulkSignBody,
  Operation,
  OperationBody,
  OperationPage,
  ParkedStep,
  ParkedStepPage,
  SignBody,
  StuckCauses,
} from '../ops.js';
import { pageQuery, pathId } from '../primitives.js';

const tag = 'ops';
const params = z.object({ operation_id: pathId('operation') });

export const listStuck = defineOperation({
  operationId: 'listStuck',
  method: 'get',
  path: '/v1/ops/stuck',
  tag,
  summary: 'Parked steps, the longest parked first, with cause, safe actions and the recommended one (operator)',
  auth: 'bearer',
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(['parked', 'resolved']).default('parked'),
    fingerprint: z.string().max(300).optional(),
    counterparty: z.string().max(60).optional(),
    step: z.string().max(100).optional(),
    declaration_id: z.string().max(100).optional(),
  }),
  responses: { 200: { description: 'One page', schema: ParkedStepPage } },
  problems: [403],
});

export const listStuckCauses = defineOperation({
  operationId: 'listStuckCauses',
  method: 'get',
  path: '/v1/ops/stuck/causes',
  tag,
  summary: 'Parked steps counted by cause, the most frequent first (operator)',
  auth: 'bearer',
  responses: { 200: { description: 'Causes', schema: StuckCauses } },
  problems: [403],
});

export const getStuck = defineOperation({
  operationId: 'getStuck',
  method: 'get',
  path: '/v1/ops/stuck/{parked_step_id}',
  tag,
  summary: 'Read one parked step (operator)',
  auth: 'bearer',
  params: z.object({ parked_step_id: pathId('parked step') }),
  responses: { 200: { description: 'The parked step', schema: ParkedStep } },
  problems: [403, 404],
});

export const createOperation = defineOperation({
  operationId: 'createOperation',
  method: 'post',
  path: '/v1/ops/operations',
  tag,
  summary: 'Resolve one parked step: retry, override, skip or abort (operator)',
  description:
    'Where money or release changes, a second person has to sign: answered 202 with the rule that says so. Otherwise it is delivered at once.',
  auth: 'bearer',
  idempotent: true,
  body: { schema: OperationBody, contentType: json },
  responses: {
    201: { description: 'Delivered', schema: Operation, headers: { Location: 'The operation' } },
    202: { description: 'Waits for a second signature', schema: Operation, headers: { Location: 'The operation' } },
  },
  problems: [403, 404, 409],
});

export const listOperations = defineOperation({
  operationId: 'listOperations',
  method: 'get',
  path: '/v1/ops/operations',
  tag,
  summary: 'List operations, newest first (operator)',
  auth: 'bearer',
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(['awaiting_signature', 'delivered', 'expired', 'refused']).optional(),
    parked_step_id: z.string().max(100).optional(),
  }),
  responses: { 200: { description: 'One page', schema: OperationPage } },
  problems: [403],
});

export const getOperation = defineOperation({
  operationId: 'getOperation',
  method: 'get',
  path: '/v1/ops/operations/{operation_id}',
  tag,
  summary: 'Read one operation (operator)',
  auth: 'bearer',
  params,
  responses: { 200: { description: 'The operation', schema: Operation } },
  problems: [403, 404],
});

export const signOperation = defineOperation({
  operationId: 'signOperation',
  method: 'post',
  path: '/v1/ops/operations/{operation_id}/sign',
  tag,
  summary: 'Sign an operation that another operator proposed',
  auth: 'bearer',
  idempotent: true,
  params,
  body: { schema: SignBody, contentType: json },
  responses: { 200: { description: 'Signed and delivered', schema: Operation } },
  problems: [403, 404, 409],
});

export const createOperations = defineOperation({
  operationId: 'createOperations',
  method: 'post',
  path: '/v1/ops/operations/bulk',
  tag,
  summary: 'Resolve several parked steps in the same way: retry, skip or abort (operator)',
  description:
    'Each step becomes an operation with an act of its own, or is refused with its code; the others go on. Above ten steps, and wherever one alone would need it, another person has to sign.',
  auth: 'bearer',
  idempotent: true,
  body: { schema: BulkOperationsBody, contentType: json },
  responses: { 200: { description: 'What came of each', schema: BulkOperations } },
  problems: [403],
});

export const signOperations = defineOperation({
  operationId: 'signOperations',
  method: 'post',
  path: '/v1/ops/operations/bulk/signature',
  tag,
  summary: 'Sign several operations that another operator proposed (operator)',
  auth: 'bearer',
  idempotent: true,
  body: { schema: BulkSignBody, contentType: json },
  responses: { 200: { description: 'What came of each', schema: BulkOperations } },
  problems: [403],
});
