import { z } from 'zod';
import { defineOperation, json } from '../operation.js';
import { Permit, PermitApplicationPage, PermitPage, RegisterPermitBody } from '../permit.js';
import { pageQuery, pathId } from '../primitives.js';
import { PermitStanding, PermitType } from '../vocabulary.js';

const tag = 'permits';

export const listPermits = defineOperation({
  operationId: 'listPermits',
  method: 'get',
  path: '/v1/permits',
  tag,
  summary: 'List permits on file with what is left of them, newest first',
  auth: 'bearer',
  query: z.strictObject({
    ...pageQuery,
    permit_type: PermitType.optional(),
    organisation_id: z.string().max(100).optional(),
  }),
  responses: { 200: { description: 'One page', schema: PermitPage } },
  problems: [403],
});

export const getPermit = defineOperation({
  operationId: 'getPermit',
  method: 'get',
  path: '/v1/permits/{permit_id}',
  tag,
  summary: 'Read one permit and what is left of it',
  auth: 'bearer',
  params: z.object({ permit_id: pathId('permit') }),
  responses: { 200: { description: 'The permit', schema: Permit } },
  problems: [403, 404],
});

export const registerPermit = defineOperation({
  operationId: 'registerPermit',
  method: 'post',
  path: '/v1/permits',
  tag,
  summary: 'Put on file a permit issued outside Portolan (officer of the agency that issued it)',
  auth: 'bearer',
  idempotent: true,
  body: { schema: RegisterPermitBody, contentType: json },
  responses: { 201: { description: 'On file', schema: Permit, headers: { Location: 'The permit' } } },
  problems: [403, 404, 409],
});

export const listPermitApplications = defineOperation({
  operationId: 'listPermitApplications',
  method: 'get',
  path: '/v1/permit-applications',
  tag,
  summary: 'List applications for permits, newest first',
  auth: 'bearer',
  query: z.strictObject({
    ...pageQuery,
    declaration_id: z.string().max(100).optional(),
    standing: PermitStanding.optional(),
  }),
  responses: { 200: { description: 'One page', schema: PermitApplicationPage } },
  problems: [403],
});
