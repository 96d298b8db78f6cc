import type { Meters } from '../../domain/meters/meters.js';
import type { NoticeRow } from '../../prisma/queries/notices.js';

/**
 * Counts a notice by what became of it, once that is committed. One that was taken up before is not counted again.
 * @param takeUp is given what to call with the notice before it is taken up
 */
export async function countTakenUp<Outcome extends { applied: boolean }>(
  meters: Meters,
  takeUp: (took: (notice: NoticeRow) => NoticeRow) => Promise<Outcome>,
): Promise<Outcome> {
  const fresh = new Set<NoticeRow>();
  const outcome = await takeUp((notice) => {
    if (notice.takenUpAt === null) fresh.add(notice);
    return notice;
  });
  for (const { counterparty } of fresh)
    meters.count('portolan_notices_total', { counterparty, outcome: outcome.applied ? 'applied' : 'ignored' });
  return outcome;
}
