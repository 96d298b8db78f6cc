import { z } from 'zod';
import { identifier, instant, pageOf, writtenText } from './primitives.js';

const url = z
  .string()
  .max(2_000)
  .meta({ description: 'Where events are sent, by POST', example: 'https://warehouse.example/portolan' });
const eventTypes = z
  .array(z.string().max(60))
  .max(200)
  .meta({ description: 'Types of event that are wanted; all, when empty' });
const description = writtenText(200).meta({ description: 'What it is for', example: 'Warehouse system' });

/** Where a firm's events are sent. */
export const WebhookEndpoint = z
  .object({
    id: identifier('whe'),
    organisation_id: identifier('org'),
    url: z.string(),
    description: z.string(),
    event_types: z.array(z.string()),
    status: z.enum(['on', 'off', 'switched_off']).meta({
      description:
        '`off` by its firm; `switched_off` after long failure, see `why`. Switched on, it goes on where it stopped',
    }),
    why: z.string().nullable(),
    version: z.int().meta({ description: 'Raised by every change; the ETag' }),
    position: z.int().meta({ description: 'Events of the feed up to here were sent, or wait to be' }),
    failures: z.int().meta({ description: 'Attempts in a row that failed' }),
    failing_since: instant.nullable(),
    rests_until: instant.nullable().meta({ description: 'After failure it is left in peace until then' }),
    previous_secret_until: instant.nullable().meta({ description: 'Until then the secret before is valid too' }),
    created_by: z.string(),
    created_at: instant,
    updated_at: instant,
  })
  .meta({ id: 'WebhookEndpoint' });
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>;
export const WebhookEndpointPage = pageOf(WebhookEndpoint, 'WebhookEndpointPage');

/** An endpoint with a secret that has just been made. */
export const NewWebhookSecret = z
  .object({
    ...WebhookEndpoint.shape,
    secret: z.string().nullable().meta({
      description:
        'Standard Webhooks secret, `whsec_…`. Shown once: null where the same request is answered again. Sign nothing with it, check signatures',
    }),
  })
  .meta({ id: 'NewWebhookSecret' });
export type NewWebhookSecret = z.infer<typeof NewWebhookSecret>;

export const CreateWebhookEndpointBody = z
  .strictObject({ url, event_types: eventTypes.default([]), description: description.optional() })
  .meta({ id: 'CreateWebhookEndpointBody' });

export const ChangeWebhookEndpointBody = z
  .strictObject({
    url: url.optional(),
    event_types: eventTypes.optional(),
    description: description.optional(),
    enabled: z.boolean().optional().meta({ description: 'Switches it on or off' }),
  })
  .meta({ id: 'ChangeWebhookEndpointBody' });

export const RotateWebhookSecretBody = z
  .strictObject({
    overlap_hours: z
      .int()
      .min(0)
      .max(24 * 30)
      .default(24)
      .meta({ description: 'For how long everything is signed with the secret before too' }),
  })
  .meta({ id: 'RotateWebhookSecretBody' });

export const deliveryStatus = z.enum(['pending', 'delivered', 'given_up']);

/** One event on its way to one endpoint. */
export const WebhookDelivery = z
  .object({
    id: identifier('whd'),
    endpoint_id: identifier('whe'),
    event_id: identifier('evt').meta({ description: 'Also its `webhook-id`, however often it is sent' }),
    position: z.int(),
    status: deliveryStatus,
    attempts: z.int(),
    due_at: instant.nullable().meta({ description: 'When it is sent next, where it waits' }),
    last_attempt_at: instant.nullable(),
    delivered_at: instant.nullable(),
    created_at: instant,
  })
  .meta({ id: 'WebhookDelivery' });
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;
export const WebhookDeliveryPage = pageOf(WebhookDelivery, 'WebhookDeliveryPage');

/** One time that an event was sent. */
export const WebhookAttempt = z
  .object({
    id: z.string(),
    delivery_id: identifier('whd'),
    event_id: identifier('evt'),
    at: instant,
    duration_ms: z.int(),
    http_status: z.int().nullable().meta({ description: 'Null where there was no answer' }),
    fault: z.string().nullable().meta({ description: 'Null where it was taken' }),
  })
  .meta({ id: 'WebhookAttempt' });
export type WebhookAttempt = z.infer<typeof WebhookAttempt>;
export const WebhookAttemptPage = pageOf(WebhookAttempt, 'WebhookAttemptPage');

const position = z.int().min(0);

export const ResendWebhookRangeBody = z
  .strictObject({ from_position: position, to_position: position })
  .meta({ id: 'ResendWebhookRangeBody', description: 'A range of the feed, both ends included' });

export const ResentRange = z
  .object({
    count: z.int().meta({ description: 'Events that are sent again' }),
    to_position: z.int().meta({ description: 'The range was done up to here' }),
    more: z.boolean().meta({ description: 'Ask again from the position after it' }),
  })
  .meta({ id: 'ResentRange' });
export type ResentRange = z.infer<typeof ResentRange>;
