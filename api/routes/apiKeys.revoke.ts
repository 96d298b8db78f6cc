import { revokeApiKey as operation } from '../contract/operations/apiKeys.js';
import { revokeApiKey } from '../../services/apiKeys/writeApiKeys.js';
import { presentApiKey } from '../presenters/presentApiKey.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const apiKeysRevoke = defineRoute(
  operation,
  async ({ deps, caller, params }) => ok(presentApiKey(await revokeApiKey(deps, caller, params.key_id))),
  { isOneTransaction: true },
);
