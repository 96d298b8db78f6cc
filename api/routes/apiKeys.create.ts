import { createApiKey as operation } from '../contract/operations/apiKeys.js';
import { createApiKey } from '../../services/apiKeys/writeApiKeys.js';
import { answerNewApiKey } from '../presenters/presentApiKey.js';
import { defineRoute } from '../routing/route.js';

export const apiKeysCreate = defineRoute(
  operation,
  async ({ deps, caller, body, key }) => {
    const { name, role, mode, expires_at: expiresAt = null } = body;
    return answerNewApiKey(await createApiKey(deps, caller, { name, role, mode, expiresAt, key }));
  },
  { isOneTransaction: true },
);
