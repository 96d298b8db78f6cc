import { defineOperation, json } from '../operation.js';
import { EnginePayloads } from '../payload.js';

export const decodePayloads = defineOperation({
  operationId: 'decodePayloads',
  method: 'post',
  path: '/v1/codec/decode',
  tag: 'ops',
  summary: 'Decrypt payloads that the engine keeps (operator)',
  description:
    "In the form of Temporal's codec servers: give the address up to `/codec` to its pages or to `temporal --codec-endpoint`, the access token by `--codec-auth`; its pages ask under the session of the browser, from the one origin that the installation names, without a CSRF token. Every reading is recorded in the audit chain, with the hash of what was read.",
  auth: 'bearer',
  fromEnginePages: true,
  body: { schema: EnginePayloads, contentType: json },
  responses: { 200: { description: 'The same payloads, decrypted', schema: EnginePayloads } },
  problems: [403],
});
