import { listWebhookDeliveries as operation } from '../contract/operations/webhooks.js';
import { listDeliveries } from '../../services/webhooks/readEndpoints.js';
import { presentPage } from '../presenters/presentPage.js';
import { presentDelivery } from '../presenters/presentWebhook.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const webhookEndpointsDeliveries = defineRoute(operation, async ({ deps, caller, params, query }) =>
  ok(presentPage(await listDeliveries(deps, caller, { endpointId: params.endpoint_id, ...query }), presentDelivery)),
);
