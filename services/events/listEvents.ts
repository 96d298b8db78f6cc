import { listEvents as listRows, type EventRow } from '../../prisma/queries/listHistory.js';
import { actorOf, audienceOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** A stretch of the feed and where to ask on. */
export interface EventStretch {
  items: EventRow[];
  nextAfter: number;
}

/**
 * The feed after a position. Positions are given after commit by one writer, so that nothing ever appears behind a
 * reader; officers read their scope, exporters their organisation's and only what is meant for all.
 */
export async function listEvents(
  deps: ServiceDeps,
  caller: Caller,
  request: { after: number; limit: number; declarationId?: string | undefined },
): Promise<EventStretch> {
  authorise(caller, 'listEvents');
  const items = await deps.record.withActor(actorOf(caller), (tx) =>
    listRows(tx, { ...request, audience: audienceOf(caller) }),
  );
  return { items, nextAfter: items.at(-1)?.position ?? request.after };
}
