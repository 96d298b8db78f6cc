import { rotateApiKey as operation } from '../contract/operations/apiKeys.js';
import { rotateApiKey } from '../../services/apiKeys/writeApiKeys.js';
import { answerNewApiKey } from '../presenters/presentApiKey.js';
import { defineRoute } from '../routing/route.js';

export const apiKeysRotate = defineRoute(
  operation,
  async ({ deps, caller, params, body, key }) =>
    answerNewApiKey(await rotateApiKey(deps, caller, { keyId: params.key_id, overlapHours: body.overlap_hours, key })),
  { isOneTransaction: true },
);
