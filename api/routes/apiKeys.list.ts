import { listApiKeys as operation } from '../contract/operations/apiKeys.js';
import { listApiKeys } from '../../services/apiKeys/readApiKeys.js';
import { presentListedApiKey } from '../presenters/presentApiKey.js';
import { presentPage } from '../presenters/presentPage.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const apiKeysList = defineRoute(operation, async ({ deps, caller, query }) =>
  ok(presentPage(await listApiKeys(deps, caller, query), presentListedApiKey)),
);
