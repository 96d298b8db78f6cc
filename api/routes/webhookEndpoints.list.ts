import { listWebhookEndpoints as operation } from '../contract/operations/webhooks.js';
import { listEndpoints } from '../../services/webhooks/readEndpoints.js';
import { presentPage } from '../presenters/presentPage.js';
import { presentEndpoint } from '../presenters/presentWebhook.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const webhookEndpointsList = defineRoute(operation, async ({ deps, caller, query }) =>
  ok(presentPage(await listEndpoints(deps, caller, query), presentEndpoint)),
);
