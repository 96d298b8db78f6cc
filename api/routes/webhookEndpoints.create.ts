import { createWebhookEndpoint as operation } from '../contract/operations/webhooks.js';
import { createEndpoint } from '../../services/webhooks/writeEndpoints.js';
import { answerNewSecret } from '../presenters/presentWebhook.js';
import { defineRoute } from '../routing/route.js';

export const webhookEndpointsCreate = defineRoute(
  operation,
  async ({ deps, caller, body, key }) => {
    const { url, event_types: eventTypes, description = '' } = body;
    return answerNewSecret(201, await createEndpoint(deps, caller, { url, eventTypes, description, key }));
  },
  { isOneTransaction: true },
);
