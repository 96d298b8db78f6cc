import { defineOperation, json } from '../operation.js';
import { EnginePayloads } from '../payload.js';

export const decodePayloads = defineOperation({
  operationId: 'decodePayloads',
  method: 'post',
  path: '/v1/codec/decode',
  tag: 'ops',
  summary: 'Decrypt payloads that the engine keeps (operator)',
  description:
    "In the form of Temporal's codec servers: give the address up to `/codec` to its pages or to `temporal --codec-endpoint`, the access token by `--codec-auth`. Every reading is recorded in the audit chain, with the hash of what was read.",
  auth: 'bearer',
  body: { schema: EnginePayloads, contentType: json },
  responses: { 200: { description: 'The same payloads, decrypted', schema: EnginePayloads } },
  problems: [403],
});
