import { setTimeout as delay } from 'node:timers/promises';
import type { Event } from '../../api/contract/event.js';
import { ApiUnreachable, type ApiClient } from '../client/apiClient.js';
import { ApiProblem } from '../client/apiProblem.js';
import { readFeed, type FeedFilter } from './readFeed.js';

/** How a feed is followed, and who is told of what. */
export interface Following {
  /** Position after which it begins; from now on, when absent. */
  from?: number | undefined;
  filter: FeedFilter;
  onEvent: (event: Event) => void | Promise<void>;
  /** The reader has passed this position: nothing before it comes again. */
  onPosition: (position: number) => void;
  /** The API is away; it is asked again until it is back. */
  onWait: (why: string) => void;
  /** Ends after so many events. */
  count?: number;
  /** Ends when nothing has come for so long, milliseconds. */
  idleMs?: number;
}

const PAUSE_MS = 500;

/** Follows the feed until it is told to end. An event is told at least once, and its position kept after it was told. */
export async function followFeed(client: ApiClient, following: Following): Promise<void> {
  const { filter, onEvent, onPosition, onWait, count = Infinity, idleMs = Infinity } = following;
  let position = following.from;
  let told = 0;
  let lastAt = Date.now();
  let away = false;
  while (told < count) {
    try {
      if (position === undefined) {
        position = await endOf(client);
        onPosition(position);
      }
      for await (const step of readFeed(client, position, filter)) {
        if (step.event !== undefined) {
          await onEvent(step.event);
          told += 1;
          lastAt = Date.now();
        }
        position = step.position;
        onPosition(position);
        if (told >= count) return;
      }
      away = false;
    } catch (fault) {
      if (!isAway(fault)) throw fault;
      if (!away) onWait(`${client.url} does not answer; it is asked again until it does.`);
      away = true;
    }
    if (Date.now() - lastAt >= idleMs) return;
    await delay(PAUSE_MS);
  }
}

async function endOf(client: ApiClient): Promise<number> {
  let end = 0;
  for await (const { position } of readFeed(client, 0, {})) end = position;
  return end;
}

const isAway = (fault: unknown): boolean =>
  fault instanceof ApiUnreachable || (fault instanceof ApiProblem && [429, 503].includes(fault.status));
