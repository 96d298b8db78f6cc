import type { MemberRole } from '../../domain/people/memberRoles.js';
import { findMemberRow, type MemberRow } from '../../prisma/queries/memberRows.js';
import { endMembership as endRow } from '../../prisma/queries/endMembership.js';
import {
  countMembers,
  createMembership,
  findMembership,
  holdsAt,
  listOwnMemberships,
  type MembershipRow,
} from '../../prisma/queries/memberships.js';
import type { Transaction } from '../../prisma/withActor.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** Who ends what others are in an organisation, beside the person themselves. */
const KEEPERS: readonly MemberRole[] = ['firm_administrator', 'administrator'];

/**
 * Ends a membership: one's own, one's own delegation, or as who keeps the organisation's people. What was delegated from it
 * ends with it. The same request again finds it ended and answers so.
 * Throws `MEMBER.NOT_FOUND`, `MEMBER.LAST_ADMINISTRATOR`, `ACCESS.ROLE_NOT_ALLOWED`.
 */
export async function endMembership(
  { record, clock }: Pick<ServiceDeps, 'record' | 'clock'>,
  caller: Caller,
  { membershipId, reason }: { membershipId: string; reason: string },
): Promise<MemberRow> {
  const reach = authorise(caller, 'endMembership');
  const at = clock().toISOString();
  return record.withActor(actorOf(caller), async (tx) => {
    const known = await findMembership(tx, membershipId);
    if (known === undefined || (reach !== 'all' && known.organisationId !== caller.organisationId)) {
      throw new ServiceProblem('MEMBER.NOT_FOUND');
    }
    if (!(await isTheirsToEnd(tx, caller, known))) throw new ServiceProblem('ACCESS.ROLE_NOT_ALLOWED');
    if (known.endedAt === null) {
      await refuseLastAdministrator(tx, known, at);
      await endRow(tx, membershipId, { personId: caller.personId, role: caller.role, reason, at });
    }
    return getMember(tx, membershipId);
  });
}

async function isTheirsToEnd(tx: Transaction, caller: Caller, known: MembershipRow): Promise<boolean> {
  if (known.personId === caller.personId || KEEPERS.includes(caller.memberRole)) return true;
  if (known.delegatedFrom === null) return false;
  return (await findMembership(tx, known.delegatedFrom))?.personId === caller.personId;
}

/** The rows are locked, so that of two who leave at once one is told. */
async function refuseLastAdministrator(
  tx: Transaction,
  { role, organisationId, delegatedFrom }: MembershipRow,
  at: string,
): Promise<void> {
  if (role !== 'firm_administrator' || delegatedFrom !== null) return;
  if ((await countMembers(tx, { organisationId, role, at })) <= 1)
    throw new ServiceProblem('MEMBER.LAST_ADMINISTRATOR');
}

/**
 * Gives the caller's role to a colleague until an instant. What was itself delegated is not delegated on.
 * Throws `MEMBER.NOT_FOUND`, `MEMBER.NOT_DELEGABLE`, `REQUEST.BODY_INVALID`.
 */
export async function delegateRole(
  { record, clock }: Pick<ServiceDeps, 'record' | 'clock'>,
  caller: Caller,
  { personId, until, reason, key }: { personId: string; until: string; reason: string; key: RequestKey },
): Promise<MemberRow> {
  authorise(caller, 'delegateRole');
  const id = idOf('membership', key);
  const at = clock().toISOString();
  const untilAt = new Date(until).toISOString();
  if (untilAt <= at) throw invalid('/until', 'is over already');
  if (personId === caller.personId) throw invalid('/person_id', 'is yourself');
  return record.withActor(actorOf(caller), async (tx) => {
    const known = await findMemberRow(tx, id);
    if (known !== undefined) return known;
    const own = caller.membershipId === null ? undefined : await findMembership(tx, caller.membershipId);
    if (own === undefined || own.delegatedFrom !== null) throw new ServiceProblem('MEMBER.NOT_DELEGABLE');
    if (own.untilAt !== null && own.untilAt < untilAt) throw new ServiceProblem('MEMBER.NOT_DELEGABLE');
    await refuseStranger(tx, own, personId, at);
    const { organisationId, role, agency } = own;
    await createMembership(
      tx,
      {
        ...{ id, personId, organisationId, role, agency, fromAt: at, untilAt, reason },
        ...{ delegatedFrom: own.id, createdBy: caller.personId },
      },
      caller.role,
    );
    return getMember(tx, id);
  });
}

/** A role is delegated within the organisation, to somebody who has a role of their own in it. */
async function refuseStranger(
  tx: Transaction,
  { organisationId }: MembershipRow,
  personId: string,
  at: string,
): Promise<void> {
  const theirs = await listOwnMemberships(tx, { organisationId, personId });
  if (!theirs.some((membership) => holdsAt(membership, at))) throw new ServiceProblem('MEMBER.NOT_FOUND');
}

async function getMember(tx: Transaction, id: string): Promise<MemberRow> {
  const member = await findMemberRow(tx, id);
  if (member === undefined) throw new Error(`The membership ${id} was not written`);
  return member;
}

const invalid = (pointer: string, message: string): ServiceProblem =>
  new ServiceProblem('REQUEST.BODY_INVALID', { faults: [{ pointer, code: 'REQUEST.FIELD_INVALID', message }] });
