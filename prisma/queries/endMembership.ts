import { RecordError } from '../recordErrors.js';
import type { Transaction } from '../withActor.js';
import { appendAudit } from './audit.js';
import { findMembership } from './memberships.js';

/**
 * Ends a membership and whatever was delegated from it. What was done under it stays done. One that has ended stays as it is.
 * @throws RecordError `RECORD.MISSING`
 */
export async function endMembership(
  tx: Transaction,
  id: string,
  by: { personId: string; role: string; reason: string; at: string },
): Promise<void> {
  const { personId: endedBy, role, reason: endedWhy, at } = by;
  const known = await findMembership(tx, id);
  if (known === undefined) throw new RecordError('RECORD.MISSING', `no membership ${id}`);
  const standing = await tx.membership.findMany({
    where: { OR: [{ id }, { delegatedFrom: id }], endedAt: null },
    select: { id: true, personId: true },
    orderBy: { id: 'asc' },
  });
  const ended: typeof standing = [];
  // One by one: the reason is sealed for each under the key of their own.
  for (const row of standing) {
    const { count } = await tx.membership.updateMany({
      where: { ...row, endedAt: null },
      data: { endedAt: new Date(at), endedBy, endedWhy },
    });
    if (count > 0) ended.push(row);
  }
  await appendAudit(
    tx,
    known.organisationId,
    ended.map((row) => ({
      what: 'membershipEnded',
      at,
      actor: endedBy,
      role,
      facts: { membership_id: row.id, person_id: row.personId },
      details: { reason: endedWhy },
    })),
  );
}
