import { changeWebhookEndpoint as operation } from '../contract/operations/webhooks.js';
import { changeEndpoint } from '../../services/webhooks/writeEndpoints.js';
import { endpointEtag, presentEndpoint } from '../presenters/presentWebhook.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const webhookEndpointsChange = defineRoute(operation, async ({ deps, caller, params, body, ifMatch }) => {
  const { url, description, event_types: eventTypes, enabled: isOn } = body;
  const form = { endpointId: params.endpoint_id, version: ifMatch, isOn, url, description, eventTypes };
  const endpoint = await changeEndpoint(deps, caller, form);
  return ok(presentEndpoint(endpoint), { ETag: endpointEtag(endpoint) });
});
