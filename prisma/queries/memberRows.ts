import type { Transaction } from '../withActor.js';
import { olderThan, toRows, type Position, type Rows } from './keyset.js';
import { findMembership, readMembership, type MembershipRow } from './memberships.js';

/** A member as a list shows them: with the name, and whose role it is where it was delegated. */
export interface MemberRow extends MembershipRow {
  name: string;
}

/** Members of an organisation, those who left too, newest first. */
export async function listMembers(
  tx: Transaction,
  organisationId: string,
  page: { after?: Position | undefined; limit: number },
): Promise<Rows<MemberRow>> {
  const found = await tx.membership.findMany({
    where: { organisationId, ...olderThan('fromAt', page.after) },
    orderBy: [{ fromAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  const people = await tx.person.findMany({ where: { id: { in: found.map(({ personId }) => personId) } } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return toRows(
    found.map((row) => ({ ...readMembership(row), name: names.get(row.personId) ?? '' })),
    page.limit,
  );
}

/** One membership as a list shows it, if the actor may see it. */
export async function findMemberRow(tx: Transaction, id: string): Promise<MemberRow | undefined> {
  const row = await findMembership(tx, id);
  const person = row === undefined ? null : await tx.person.findUnique({ where: { id: row.personId } });
  return row === undefined ? undefined : { ...row, name: person?.name ?? '' };
}
