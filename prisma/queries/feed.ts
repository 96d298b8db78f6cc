import type { Event } from '../client/client.js';
import type { Json } from '../../domain/json.js';
import type { Transaction } from '../withActor.js';

/** One event of the feed, with the place it was given there. */
export interface FeedEvent {
  id: string;
  position: number;
  declarationId: string;
  organisationId: string;
  sequence: number;
  type: string;
  at: string;
  data: Json;
}

/** One number for the lock that the one writer of positions holds. */
const WRITER_LOCK = 7_226_001;

/**
 * Gives every committed event that has none its position in the feed. Only one transaction at a time does so, and it
 * sees committed events alone: an event that commits late gets a later position, so whoever reads on from a position
 * never misses one. The events of one declaration keep their order.
 *
 * @returns how many were placed, or undefined when another process is at it
 */
export async function positionEvents(tx: Transaction, limit = 1000): Promise<number | undefined> {
  const [lock] = await tx.$queryRaw<{ ours: boolean }[]>`SELECT pg_try_advisory_xact_lock(${WRITER_LOCK}) AS ours`;
  if (lock?.ours !== true) return undefined;
  return tx.$executeRaw`WITH unplaced AS (
      SELECT id, declaration_id, sequence, max(created_at) OVER (PARTITION BY declaration_id ORDER BY sequence) AS told_at
      FROM event WHERE position IS NULL),
    placed AS (SELECT id, row_number() OVER (ORDER BY told_at, declaration_id, sequence) AS place FROM unplaced ORDER BY place LIMIT ${limit}),
    head AS (UPDATE installation SET last_position = last_position + (SELECT count(*) FROM placed)
      WHERE EXISTS (SELECT FROM placed) RETURNING last_position - (SELECT count(*) FROM placed) AS before)
    UPDATE event SET position = head.before + placed.place FROM placed, head WHERE event.id = placed.id`;
}

/**
 * Reads on in the feed after a position, in order; what the actor may not see is left out.
 * @param audience `all` for exporters, who do not see what is meant for officers
 */
export async function readEvents(
  tx: Transaction,
  after: number,
  limit: number,
  audience: 'all' | 'officer',
): Promise<FeedEvent[]> {
  const rows = await tx.event.findMany({
    where: { position: { gt: after }, ...(audience === 'officer' ? {} : { audience: 'all' }) },
    orderBy: { position: 'asc' },
    take: limit,
  });
  return rows.map(readEvent);
}

const readEvent = ({ id, position, declarationId, organisationId, sequence, type, at, data }: Event): FeedEvent => ({
  id,
  position: Number(position),
  declarationId,
  organisationId,
  sequence,
  type,
  at: at.toISOString(),
  data: data as Json,
});
