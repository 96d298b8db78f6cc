import { resendWebhookRange as operation } from '../contract/operations/webhooks.js';
import { resendRange } from '../../services/webhooks/resend.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const webhookEndpointsResendRange = defineRoute(operation, async ({ deps, caller, params, body }) => {
  const asked = { endpointId: params.endpoint_id, from: body.from_position, to: body.to_position };
  const { count, toPosition, more } = await resendRange(deps, caller, asked);
  return ok({ count, to_position: toPosition, more });
});
