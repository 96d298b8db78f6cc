import type { Transaction } from '../withActor.js';

/** What an organisation has done of some kinds of act since an instant. */
export interface ActCount {
  organisationId: string;
  kinds: readonly string[];
  since: Date;
}

/**
 * When the act was stored that makes the number full, counted from the newest.
 * @returns undefined while there are fewer than that
 */
export async function findNthActBack(
  tx: Transaction,
  { organisationId, kinds, since }: ActCount,
  nth: number,
): Promise<Date | undefined> {
  const [row] = await tx.$queryRaw<{ storedAt: Date }[]>`
    SELECT stored_at "storedAt" FROM act
    WHERE organisation_id = ${organisationId} AND kind = ANY(${[...kinds]}) AND stored_at > ${since}
    ORDER BY stored_at DESC OFFSET ${nth - 1} LIMIT 1`;
  return row === undefined ? undefined : new Date(row.storedAt);
}

/** Has the organisation at least so many applications for permits before agencies that are not decided? */
export async function hasOpenApplications(tx: Transaction, organisationId: string, least: number): Promise<boolean> {
  const found = await tx.permitApplication.findMany({
    where: { organisationId, standing: { in: ['TO_APPLY', 'APPLIED'] } },
    select: { id: true },
    skip: least - 1,
    take: 1,
  });
  return found.length > 0;
}
