import { z } from 'zod';
import { defineOperation, json } from '../operation.js';
import { pageQuery, pathId } from '../primitives.js';
import {
  ChangeTemplateBody,
  CreateTemplateBody,
  DerivedDraft,
  DeriveDraftBody,
  KeptTemplate,
  Template,
  TemplatePage,
} from '../template.js';

const tag = 'templates';
const params = z.object({ template_id: pathId('template') });
const etag = { ETag: 'Version of the template, for `If-Match`' };
const draft = {
  description: 'The draft, and what was left out',
  schema: DerivedDraft,
  headers: { ETag: 'Version of the declaration, for `If-Match`', Location: 'The draft' },
};

export const copyDeclaration = defineOperation({
  operationId: 'copyDeclaration',
  method: 'post',
  path: '/v1/declarations/{declaration_id}/copy',
  tag: 'declarations',
  summary: 'Make a new draft of a declaration of your own',
  description:
    'References of the one parcel and permits that are not in force any more are left out; `left_out` says which.',
  auth: 'bearer',
  idempotent: true,
  params: z.object({ declaration_id: pathId('declaration') }),
  body: { schema: DeriveDraftBody, contentType: json },
  responses: { 201: draft },
  problems: [403, 404],
});

export const createTemplate = defineOperation({
  operationId: 'createTemplate',
  method: 'post',
  path: '/v1/templates',
  tag,
  summary: 'Keep a template, from data or from a declaration of your own',
  auth: 'bearer',
  idempotent: true,
  body: { schema: CreateTemplateBody, contentType: json },
  responses: {
    201: {
      description: 'The template, and what was left out',
      schema: KeptTemplate,
      headers: { ...etag, Location: 'The template' },
    },
  },
  problems: [403, 404, 409],
});

export const listTemplates = defineOperation({
  operationId: 'listTemplates',
  method: 'get',
  path: '/v1/templates',
  tag,
  summary: "List your firm's templates, newest first",
  auth: 'bearer',
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'One page', schema: TemplatePage } },
});

export const getTemplate = defineOperation({
  operationId: 'getTemplate',
  method: 'get',
  path: '/v1/templates/{template_id}',
  tag,
  summary: 'Read one template',
  auth: 'bearer',
  params,
  responses: { 200: { description: 'The template', schema: Template, headers: etag } },
  problems: [404],
});

export const changeTemplate = defineOperation({
  operationId: 'changeTemplate',
  method: 'patch',
  path: '/v1/templates/{template_id}',
  tag,
  summary: 'Change a template; drafts made from it stay as they are',
  auth: 'bearer',
  conditional: true,
  params,
  body: { schema: ChangeTemplateBody, contentType: json },
  responses: { 200: { description: 'The template as changed', schema: KeptTemplate, headers: etag } },
  problems: [403, 404, 409, 412, 428],
});

export const deleteTemplate = defineOperation({
  operationId: 'deleteTemplate',
  method: 'delete',
  path: '/v1/templates/{template_id}',
  tag,
  summary: 'Delete a template; drafts made from it stay',
  auth: 'bearer',
  params,
  responses: { 204: { description: 'Deleted' } },
  problems: [403, 404],
});

export const createDraftFromTemplate = defineOperation({
  operationId: 'createDraftFromTemplate',
  method: 'post',
  path: '/v1/templates/{template_id}/draft',
  tag,
  summary: 'Make a draft from a template',
  auth: 'bearer',
  idempotent: true,
  params,
  body: { schema: DeriveDraftBody, contentType: json },
  responses: { 201: draft },
  problems: [403, 404],
});
