import { z } from 'zod';
import { identifier, instant } from './primitives.js';

/** One event of the feed. `position` orders the feed, `sequence` the events of one declaration (no gaps). */
export const Event = z
  .object({
    id: identifier('evt'),
    position: z.int(),
    declaration_id: identifier('dec'),
    organisation_id: identifier('org'),
    sequence: z.int(),
    type: z.string(),
    at: instant,
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Event' });
export type Event = z.infer<typeof Event>;

/** A stretch of the feed. Ask again with `after` = `next_after`; an event is never skipped. */
export const EventFeed = z.object({ items: z.array(Event), next_after: z.int() }).meta({ id: 'EventFeed' });
