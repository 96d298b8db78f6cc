import { resendWebhookDelivery as operation } from '../contract/operations/webhooks.js';
import { resendDelivery } from '../../services/webhooks/resend.js';
import { presentDelivery } from '../presenters/presentWebhook.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const webhookEndpointsResend = defineRoute(operation, async ({ deps, caller, params }) => {
  const asked = { endpointId: params.endpoint_id, deliveryId: params.delivery_id };
  return ok(presentDelivery(await resendDelivery(deps, caller, asked)));
});
