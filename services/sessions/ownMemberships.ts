import { AUTHENTICATION } from '../../prisma/actor.js';
import { findMember, type Member } from '../../prisma/queries/accessTokens.js';
import { appendAudit } from '../../prisma/queries/audit.js';
import { listMembershipsOf, type MembershipRow } from '../../prisma/queries/memberships.js';
import { actorOf } from '../actorOf.js';
import { callerOf, type AuthenticationDeps } from '../authenticate.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';

/** What the caller is somewhere, now, and may act as. */
export interface OwnMembership {
  membership: MembershipRow;
  member: Member;
}

/** Everything that the caller is, in all organisations, the oldest first; what was delegated to them while it holds. */
export async function listOwnMemberships(deps: AuthenticationDeps, caller: Caller): Promise<OwnMembership[]> {
  authorise(caller, 'getCurrentSession');
  return deps.record.withActor(AUTHENTICATION, async (tx) => {
    const found: OwnMembership[] = [];
    for (const membership of await listMembershipsOf(tx, caller.personId)) {
      const member = await findMember(tx, { membershipId: membership.id }, deps.clock());
      if (member !== undefined) found.push({ membership, member });
    }
    return found;
  });
}

/**
 * The caller in another of their memberships, told in the audit chain of its organisation. Whoever takes it into a session
 * gives the session another secret. Throws `MEMBER.NOT_FOUND`, also for another person's, and for one that does not hold.
 */
export async function chooseMembership(
  deps: AuthenticationDeps,
  caller: Caller,
  membershipId: string,
): Promise<Caller> {
  authorise(caller, 'chooseMembership');
  const at = deps.clock();
  const member = await deps.record.withActor(AUTHENTICATION, (tx) => findMember(tx, { membershipId }, at));
  if (member === undefined || member.person.id !== caller.personId) throw new ServiceProblem('MEMBER.NOT_FOUND');
  const chosen = callerOf(deps, member);
  const facts = { person_id: caller.personId, membership_id: membershipId, before: caller.membershipId };
  const entry = { what: 'membershipChosen', at: at.toISOString(), actor: caller.personId, role: chosen.role };
  await deps.record.withActor(actorOf(chosen), (tx) =>
    appendAudit(tx, chosen.organisationId, [{ ...entry, facts, details: {} }]),
  );
  return chosen;
}
