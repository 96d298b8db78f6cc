import { z } from 'zod';
import { ApiKey, ApiKeyPage, CreateApiKeyBody, NewApiKey, RotateApiKeyBody } from '../apiKey.js';
import { defineOperation, json } from '../operation.js';
import { pageQuery, pathId } from '../primitives.js';

const tag = 'API keys';
const params = z.object({ key_id: pathId('key') });

export const createApiKey = defineOperation({
  operationId: 'createApiKey',
  method: 'post',
  path: '/v1/api_keys',
  tag,
  summary: 'Make a key by which a program of your firm asks',
  description: 'The answer shows the key once; here only a hash of it is kept.',
  auth: 'bearer',
  idempotent: true,
  body: { schema: CreateApiKeyBody, contentType: json },
  responses: { 201: { description: 'The key', schema: NewApiKey } },
  problems: [403],
});

export const listApiKeys = defineOperation({
  operationId: 'listApiKeys',
  method: 'get',
  path: '/v1/api_keys',
  tag,
  summary: "List your firm's keys, newest first, also those that ended",
  auth: 'bearer',
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'One page', schema: ApiKeyPage } },
});

export const rotateApiKey = defineOperation({
  operationId: 'rotateApiKey',
  method: 'post',
  path: '/v1/api_keys/{key_id}/rotate',
  tag,
  summary: 'Make a key that takes the place of another, which works on for a while',
  auth: 'bearer',
  idempotent: true,
  params,
  body: { schema: RotateApiKeyBody, contentType: json },
  responses: { 201: { description: 'The new key', schema: NewApiKey } },
  problems: [403, 404, 409],
});

export const revokeApiKey = defineOperation({
  operationId: 'revokeApiKey',
  method: 'post',
  path: '/v1/api_keys/{key_id}/revoke',
  tag,
  summary: 'End a key at once',
  auth: 'bearer',
  idempotent: true,
  params,
  responses: { 200: { description: 'The key as it stands', schema: ApiKey } },
  problems: [403, 404],
});
