import { z } from 'zod';
import { EventFeed } from '../event.js';
import { defineOperation } from '../operation.js';

export const listEvents = defineOperation({
  operationId: 'listEvents',
  method: 'get',
  path: '/v1/events',
  tag: 'events',
  summary: 'The feed of events: the truth about what happened',
  description: 'Walk it with `after`. An event, once passed over by a reader, never appears behind it.',
  auth: 'bearer',
  query: z.strictObject({
    after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(100),
    declaration_id: z.string().max(100).optional(),
  }),
  responses: { 200: { description: 'A stretch of the feed', schema: EventFeed } },
});
