import { rotateWebhookSecret as operation } from '../contract/operations/webhooks.js';
import { rotateEndpointSecret } from '../../services/webhooks/writeEndpoints.js';
import { answerNewSecret } from '../presenters/presentWebhook.js';
import { defineRoute } from '../routing/route.js';

export const webhookEndpointsRotate = defineRoute(
  operation,
  async ({ deps, caller, params, body }) => {
    const asked = { endpointId: params.endpoint_id, overlapHours: body.overlap_hours };
    return answerNewSecret(200, await rotateEndpointSecret(deps, caller, asked));
  },
  { isOneTransaction: true },
);
