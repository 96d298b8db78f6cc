import type { z } from 'zod';
import type { Event, EventFeed } from '../../api/contract/event.js';
import type { ApiClient } from '../client/apiClient.js';

/** What of the feed is wanted. */
export interface FeedFilter {
  declarationId?: string;
  types?: ReadonlySet<string>;
  /** Milliseconds since the epoch. */
  since?: number;
}

/** One step through the feed: where the reader stands now, and the event there, when it is wanted. */
export interface FeedStep {
  position: number;
  event?: Event;
}

const STRETCH = 500;

/** Walks the feed from after a position to its present end. */
export async function* readFeed(client: ApiClient, after: number, filter: FeedFilter): AsyncGenerator<FeedStep> {
  const { declarationId, types, since } = filter;
  let position = after;
  for (;;) {
    const query = {
      after: String(position),
      limit: String(STRETCH),
      ...(declarationId === undefined ? {} : { declaration_id: declarationId }),
    };
    const { items, next_after } = (await client.call('listEvents', { query })).body as z.infer<typeof EventFeed>;
    for (const event of items) {
      position = event.position;
      const wanted =
        (types === undefined || types.has(event.type)) && (since === undefined || Date.parse(event.at) >= since);
      yield wanted ? { position, event } : { position };
    }
    position = Math.max(position, next_after);
    if (items.length < STRETCH) return;
  }
}
