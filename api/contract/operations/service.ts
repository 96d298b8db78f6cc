import { z } from 'zod';
import { defineOperation } from '../operation.js';
import { Me } from '../ops.js';

export const getMe = defineOperation({
  operationId: 'getMe',
  method: 'get',
  path: '/v1/me',
  tag: 'service',
  summary: 'Who the token speaks for',
  auth: 'bearer',
  responses: { 200: { description: 'The caller', schema: Me } },
});

export const getHealth = defineOperation({
  operationId: 'getHealth',
  method: 'get',
  path: '/healthz',
  tag: 'service',
  summary: 'The process is alive',
  auth: 'none',
  responses: { 200: { description: 'Alive', schema: z.object({ status: z.literal('ok') }).meta({ id: 'Health' }) } },
});

export const Readiness = z
  .object({
    status: z.enum(['ready', 'not_ready']),
    checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string().optional() })),
  })
  .meta({ id: 'Readiness' });

export const getReadiness = defineOperation({
  operationId: 'getReadiness',
  method: 'get',
  path: '/readyz',
  tag: 'service',
  summary: 'Everything the API needs is there: database, migrations, Temporal',
  auth: 'none',
  responses: {
    200: { description: 'Ready', schema: Readiness },
    503: { description: 'Not ready: which check failed', schema: Readiness },
  },
});

export const getDescription = defineOperation({
  operationId: 'getDescription',
  method: 'get',
  path: '/openapi.json',
  tag: 'service',
  summary: 'This description',
  auth: 'none',
  responses: { 200: { description: 'OpenAPI 3.1', schema: z.record(z.string(), z.unknown()).meta({ id: 'OpenApi' }) } },
});
