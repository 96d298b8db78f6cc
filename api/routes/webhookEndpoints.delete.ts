import { deleteWebhookEndpoint as operation } from '../contract/operations/webhooks.js';
import { deleteEndpoint } from '../../services/webhooks/writeEndpoints.js';
import { defineRoute } from '../routing/route.js';

export const webhookEndpointsDelete = defineRoute(operation, async ({ deps, caller, params }) => {
  await deleteEndpoint(deps, caller, params.endpoint_id);
  return { status: 204 };
});
