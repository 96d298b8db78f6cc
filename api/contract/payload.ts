import { z } from 'zod';

const base64 = z.base64().max(3_000_000);

/** A payload in the JSON form of Temporal's interfaces: bytes in base64. Its members are Temporal's, not ours. */
export const EnginePayload = z
  .object({
    metadata: z.record(z.string().max(200), base64).optional(),
    data: base64.optional(),
  })
  .meta({ id: 'EnginePayload' });

/** Several, as codec servers take and answer them. */
export const EnginePayloads = z
  .strictObject({ payloads: z.array(EnginePayload).max(1_000) })
  .meta({ id: 'EnginePayloads' });
