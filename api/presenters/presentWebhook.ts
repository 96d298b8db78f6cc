import type { AttemptRow, DeliveryRow } from '../../services/webhooks/readEndpoints.js';
import type { EndpointRow } from '../../services/webhooks/visibleEndpoint.js';
import type { NewSecret } from '../../services/webhooks/writeEndpoints.js';
import type { NewWebhookSecret, WebhookAttempt, WebhookDelivery, WebhookEndpoint } from '../contract/webhook.js';
import type { Answer } from '../routing/answer.js';

export const presentEndpoint = (row: EndpointRow): WebhookEndpoint => ({
  id: row.id,
  organisation_id: row.organisationId,
  url: row.url,
  description: row.description,
  event_types: row.eventTypes,
  // Deleted ones are never presented.
  status: row.status as WebhookEndpoint['status'],
  why: row.why,
  version: row.version,
  position: row.position,
  failures: row.failures,
  failing_since: row.failingSince,
  rests_until: row.restsUntil,
  previous_secret_until: row.previousUntil,
  created_by: row.createdBy,
  created_at: row.createdAt,
  updated_at: row.updatedAt,
});

/** The strong ETag of an endpoint's version. */
export const endpointEtag = ({ version }: Pick<EndpointRow, 'version'>): string => `"${version}"`;

const addressOf = ({ id }: Pick<EndpointRow, 'id'>): string => `/v1/webhook_endpoints/${id}`;

/** The answer to whoever made a secret: it is theirs alone, and not kept with the answer. */
export const answerNewSecret = (status: number, { endpoint, secret }: NewSecret): Answer => ({
  status,
  json: { ...presentEndpoint(endpoint), secret: null } satisfies NewWebhookSecret,
  shownOnce: { secret },
  headers: { ETag: endpointEtag(endpoint), ...(status === 201 ? { Location: addressOf(endpoint) } : {}) },
});

export const presentDelivery = (row: DeliveryRow): WebhookDelivery => ({
  id: row.id,
  endpoint_id: row.endpointId,
  event_id: row.eventId,
  position: row.position,
  status: row.status,
  attempts: row.attempts,
  due_at: row.status === 'pending' ? row.dueAt : null,
  last_attempt_at: row.lastAttemptAt,
  delivered_at: row.deliveredAt,
  created_at: row.createdAt,
});

export const presentAttempt = (row: AttemptRow): WebhookAttempt => ({
  id: row.id,
  delivery_id: row.deliveryId,
  event_id: row.eventId,
  at: row.at,
  duration_ms: row.durationMs,
  http_status: row.httpStatus,
  fault: row.fault,
});
