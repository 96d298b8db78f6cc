import { getWebhookEndpoint as operation } from '../contract/operations/webhooks.js';
import { getEndpoint } from '../../services/webhooks/readEndpoints.js';
import { endpointEtag, presentEndpoint } from '../presenters/presentWebhook.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const webhookEndpointsGet = defineRoute(operation, async ({ deps, caller, params }) => {
  const endpoint = await getEndpoint(deps, caller, params.endpoint_id);
  return ok(presentEndpoint(endpoint), { ETag: endpointEtag(endpoint) });
});
