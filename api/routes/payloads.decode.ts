import { decodePayloads as operation } from '../contract/operations/payloads.js';
import { decodePayloads } from '../../services/payloads/decodePayloads.js';
import { payloadOf, presentPayload } from '../presenters/presentPayload.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const payloadsDecode = defineRoute(operation, async ({ deps, caller, body }) => {
  const payloads = await decodePayloads(deps, caller, body.payloads.map(payloadOf));
  return ok({ payloads: payloads.map(presentPayload) });
});
