import { z } from 'zod';
import { defineOperation, json } from '../operation.js';
import { pageQuery, pathId } from '../primitives.js';
import {
  ChangeWebhookEndpointBody,
  CreateWebhookEndpointBody,
  deliveryStatus,
  NewWebhookSecret,
  ResendWebhookRangeBody,
  ResentRange,
  RotateWebhookSecretBody,
  WebhookAttemptPage,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookEndpoint,
  WebhookEndpointPage,
} from '../webhook.js';

const tag = 'webhooks';
const params = z.object({ endpoint_id: pathId('webhook endpoint') });
const etag = { ETag: 'Version of the endpoint, for `If-Match`' };

export const createWebhookEndpoint = defineOperation({
  operationId: 'createWebhookEndpoint',
  method: 'post',
  path: '/v1/webhook_endpoints',
  tag,
  summary: "Have your firm's events sent to an address, from now on",
  description:
    'Each event of `GET /v1/events` is sent by POST as it stands there, signed by Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`). Answer 2xx within ten seconds; anything else is tried again for three days. One event may come more than once, and later ones before it: `webhook-id` tells them apart, `position` orders them.',
  auth: 'bearer',
  idempotent: true,
  body: { schema: CreateWebhookEndpointBody, contentType: json },
  responses: {
    201: {
      description: 'The endpoint, with the secret to check signatures with',
      schema: NewWebhookSecret,
      headers: { ...etag, Location: 'The endpoint' },
    },
  },
  problems: [403, 409],
});

export const listWebhookEndpoints = defineOperation({
  operationId: 'listWebhookEndpoints',
  method: 'get',
  path: '/v1/webhook_endpoints',
  tag,
  summary: "List your firm's webhook endpoints, newest first",
  auth: 'bearer',
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'One page', schema: WebhookEndpointPage } },
});

export const getWebhookEndpoint = defineOperation({
  operationId: 'getWebhookEndpoint',
  method: 'get',
  path: '/v1/webhook_endpoints/{endpoint_id}',
  tag,
  summary: 'Read one webhook endpoint: whether it is on, and how it does',
  auth: 'bearer',
  params,
  responses: { 200: { description: 'The endpoint', schema: WebhookEndpoint, headers: etag } },
  problems: [404],
});

export const changeWebhookEndpoint = defineOperation({
  operationId: 'changeWebhookEndpoint',
  method: 'patch',
  path: '/v1/webhook_endpoints/{endpoint_id}',
  tag,
  summary: 'Change a webhook endpoint, or switch it off or on',
  description: 'Switched on, it goes on where it stopped: nothing is left out.',
  auth: 'bearer',
  conditional: true,
  params,
  body: { schema: ChangeWebhookEndpointBody, contentType: json },
  responses: { 200: { description: 'The endpoint as changed', schema: WebhookEndpoint, headers: etag } },
  problems: [403, 404, 412, 428],
});

export const deleteWebhookEndpoint = defineOperation({
  operationId: 'deleteWebhookEndpoint',
  method: 'delete',
  path: '/v1/webhook_endpoints/{endpoint_id}',
  tag,
  summary: 'Delete a webhook endpoint: nothing is sent to it any more',
  auth: 'bearer',
  params,
  responses: { 204: { description: 'Deleted' } },
  problems: [403, 404],
});

export const rotateWebhookSecret = defineOperation({
  operationId: 'rotateWebhookSecret',
  method: 'post',
  path: '/v1/webhook_endpoints/{endpoint_id}/rotate_secret',
  tag,
  summary: 'Make a new signing secret; for a while everything is signed with both',
  auth: 'bearer',
  idempotent: true,
  params,
  body: { schema: RotateWebhookSecretBody, contentType: json },
  responses: { 200: { description: 'The endpoint, with its new secret', schema: NewWebhookSecret, headers: etag } },
  problems: [403, 404],
});

export const listWebhookDeliveries = defineOperation({
  operationId: 'listWebhookDeliveries',
  method: 'get',
  path: '/v1/webhook_endpoints/{endpoint_id}/deliveries',
  tag,
  summary: 'List what was, is or will be sent to an endpoint, newest first',
  auth: 'bearer',
  params,
  query: z.strictObject({ ...pageQuery, status: deliveryStatus.optional() }),
  responses: { 200: { description: 'One page', schema: WebhookDeliveryPage } },
  problems: [404],
});

export const listWebhookAttempts = defineOperation({
  operationId: 'listWebhookAttempts',
  method: 'get',
  path: '/v1/webhook_endpoints/{endpoint_id}/attempts',
  tag,
  summary: 'List each time that something was sent to an endpoint, with what came of it, newest first',
  auth: 'bearer',
  params,
  query: z.strictObject({ ...pageQuery, delivery_id: z.string().max(100).optional() }),
  responses: { 200: { description: 'One page', schema: WebhookAttemptPage } },
  problems: [404],
});

export const resendWebhookDelivery = defineOperation({
  operationId: 'resendWebhookDelivery',
  method: 'post',
  path: '/v1/webhook_endpoints/{endpoint_id}/deliveries/{delivery_id}/resend',
  tag,
  summary: 'Send one event again, whatever became of it',
  auth: 'bearer',
  idempotent: true,
  params: z.object({ ...params.shape, delivery_id: pathId('delivery') }),
  responses: { 200: { description: 'The delivery as it stands', schema: WebhookDelivery } },
  problems: [403, 404, 409],
});

export const resendWebhookRange = defineOperation({
  operationId: 'resendWebhookRange',
  method: 'post',
  path: '/v1/webhook_endpoints/{endpoint_id}/resend',
  tag,
  summary: 'Send a range of the feed again, also what was never sent; up to 1,000 events at a time',
  auth: 'bearer',
  idempotent: true,
  params,
  body: { schema: ResendWebhookRangeBody, contentType: json },
  responses: { 200: { description: 'How many are sent again, and how far it went', schema: ResentRange } },
  problems: [403, 404, 409],
});
