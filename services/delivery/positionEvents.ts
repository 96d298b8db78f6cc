import { DISPATCHER } from '../../prisma/actor.js';
import { positionEvents as positionRows } from '../../prisma/queries/feed.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** Events placed at a time. */
const BATCH = 1000;

/**
 * Gives committed events their positions in the feed. One process at a time does so; the others find it at work.
 * @returns how many were placed
 */
export async function positionEvents({ record }: Pick<ServiceDeps, 'record'>): Promise<number> {
  let placed = 0;
  for (;;) {
    const count = (await record.withActor(DISPATCHER, (tx) => positionRows(tx, BATCH))) ?? 0;
    placed += count;
    if (count < BATCH) return placed;
  }
}
