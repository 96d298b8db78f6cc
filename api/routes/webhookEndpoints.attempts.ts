import { listWebhookAttempts as operation } from '../contract/operations/webhooks.js';
import { listAttempts } from '../../services/webhooks/readEndpoints.js';
import { presentPage } from '../presenters/presentPage.js';
import { presentAttempt } from '../presenters/presentWebhook.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const webhookEndpointsAttempts = defineRoute(operation, async ({ deps, caller, params, query }) => {
  const { delivery_id: deliveryId, ...page } = query;
  const asked = { endpointId: params.endpoint_id, deliveryId, ...page };
  return ok(presentPage(await listAttempts(deps, caller, asked), presentAttempt));
});
