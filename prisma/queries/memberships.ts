import type { Agency } from '../../domain/clearance/roles.js';
import type { MemberRole } from '../../domain/people/memberRoles.js';
import type { Membership } from '../client/client.js';
import { newId } from '../newId.js';
import type { Transaction } from '../withActor.js';
import { appendAudit } from './audit.js';

/** What a person is in an organisation. Instants are ISO 8601 UTC. */
export interface MembershipRow {
  id: string;
  personId: string;
  organisationId: string;
  role: MemberRole;
  agency: Agency | null;
  /** The membership whose role it has for a time. */
  delegatedFrom: string | null;
  fromAt: string;
  untilAt: string | null;
  createdBy: string;
  reason: string;
  endedAt: string | null;
  endedBy: string | null;
  endedWhy: string | null;
}

export interface NewMembership extends Pick<
  MembershipRow,
  'personId' | 'organisationId' | 'role' | 'agency' | 'fromAt' | 'createdBy' | 'reason'
> {
  /** Made by the request; a new one when absent. */
  id?: string;
  delegatedFrom?: string;
  untilAt?: string;
}

/** Does a membership hold at an instant? */
export const holdsAt = (
  { fromAt, untilAt, endedAt }: Pick<MembershipRow, 'fromAt' | 'untilAt' | 'endedAt'>,
  at: string,
): boolean => fromAt <= at && (untilAt === null || at < untilAt) && endedAt === null;

/** Makes a person a member, with the audit record in the organisation's chain; one of the same id is written once. */
export async function createMembership(tx: Transaction, membership: NewMembership, role: string): Promise<string> {
  const { id = newId('membership'), fromAt, untilAt, ...own } = membership;
  const { count } = await tx.membership.createMany({
    data: { id, ...own, fromAt: new Date(fromAt), ...(untilAt === undefined ? {} : { untilAt: new Date(untilAt) }) },
    skipDuplicates: true,
  });
  if (count === 0) return id;
  const { personId, organisationId, createdBy: actor, reason } = membership;
  const facts = {
    ...{ membership_id: id, person_id: personId, member_role: own.role },
    ...{ delegated_from: own.delegatedFrom ?? null, from: fromAt, until: untilAt ?? null },
  };
  await appendAudit(tx, organisationId, [
    { what: 'membershipBegun', at: fromAt, actor, role, facts, details: { reason } },
  ]);
  return id;
}

/** The membership of this id, if the actor may see it. */
export async function findMembership(tx: Transaction, id: string): Promise<MembershipRow | undefined> {
  const row = await tx.membership.findUnique({ where: { id } });
  return row === null ? undefined : readMembership(row);
}

/** The standing membership of a person in a role of an organisation that is nobody else's. */
export async function findOwnMembership(
  tx: Transaction,
  of: Pick<MembershipRow, 'personId' | 'organisationId' | 'role'>,
): Promise<MembershipRow | undefined> {
  const { personId, organisationId, role } = of;
  const row = await tx.membership.findFirst({
    where: { personId, organisationId, role, delegatedFrom: null, endedAt: null },
  });
  return row === null ? undefined : readMembership(row);
}

/** What a person is or was in an organisation, but for what was delegated to them. */
export async function listOwnMemberships(
  tx: Transaction,
  { organisationId, personId }: Pick<MembershipRow, 'organisationId' | 'personId'>,
): Promise<MembershipRow[]> {
  const rows = await tx.membership.findMany({ where: { organisationId, personId, delegatedFrom: null } });
  return rows.map(readMembership);
}

/** The memberships of a person that have not been ended, the oldest first. */
export async function listMembershipsOf(tx: Transaction, personId: string): Promise<MembershipRow[]> {
  const rows = await tx.membership.findMany({
    where: { personId, endedAt: null },
    orderBy: [{ fromAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(readMembership);
}

/** How many members in a role an organisation has at an instant whose role is their own. The rows are locked. */
export async function countMembers(
  tx: Transaction,
  { organisationId, role, at }: { organisationId: string; role: MemberRole; at: string },
): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM membership
    WHERE organisation_id = ${organisationId} AND role = ${role} AND delegated_from IS NULL AND ended_at IS NULL
      AND from_at <= ${new Date(at)} AND (until_at IS NULL OR until_at > ${new Date(at)}) FOR UPDATE`;
  return rows.length;
}

/** A membership as plain data. */
export const readMembership = ({ role, fromAt, untilAt, endedAt, ...row }: Membership): MembershipRow => ({
  ...row,
  // A closed list, held by a check constraint.
  role: role as MemberRole,
  fromAt: fromAt.toISOString(),
  untilAt: untilAt?.toISOString() ?? null,
  endedAt: endedAt?.toISOString() ?? null,
});
