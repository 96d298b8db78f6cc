import type { MemberRole } from '../../domain/people/memberRoles.js';
import type { Transaction } from '../withActor.js';
import { holdsAt, readMembership, type MembershipRow } from './memberships.js';

/**
 * Of people in organisations: what they are called, and whether they are a member there at an instant.
 * @returns by organisation and person, a space between
 */
export async function listMakers(
  tx: Transaction,
  makers: readonly Pick<MembershipRow, 'organisationId' | 'personId'>[],
  at: string,
): Promise<ReadonlyMap<string, { name: string; isMember: boolean }>> {
  const ids = [...new Set(makers.map(({ personId }) => personId))];
  const people = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const rows = (await tx.membership.findMany({ where: { personId: { in: ids } } })).map(readMembership);
  return new Map(
    makers.map(({ organisationId, personId }) => {
      const theirs = rows.filter((row) => row.organisationId === organisationId && row.personId === personId);
      const isMember = theirs.some((row) => holdsAt(row, at));
      return [`${organisationId} ${personId}`, { name: names.get(personId) ?? '', isMember }];
    }),
  );
}

/** Is anybody anywhere a member in a role that is their own, at an instant? */
export async function hasMemberInRole(tx: Transaction, role: MemberRole, at: string): Promise<boolean> {
  const rows = await tx.membership.findMany({ where: { role, delegatedFrom: null, endedAt: null } });
  return rows.map(readMembership).some((row) => holdsAt(row, at));
}
