import { Prisma } from '../client/client.js';
import type { Agency } from '../../domain/clearance/roles.js';
import type { MemberRole } from '../../domain/people/memberRoles.js';
import type { OrganisationKind } from '../../domain/people/organisationKinds.js';
import type { Transaction } from '../withActor.js';
import type { OrganisationRow, PersonRow } from './organisations.js';
import { tokenHash } from './tokens.js';

/** What a person is at an instant, in the organisation for which they ask. */
export interface Member {
  membershipId: string;
  person: PersonRow;
  role: MemberRole;
  agency: Agency | null;
  /** Whoever delegated the role to them for a time. */
  delegator: string | null;
  /** Their own organisation, or the firm that an agent acts for. */
  organisation: OrganisationRow;
  /** The authority under which an agent acts for the firm. */
  authorityId: string | null;
}

/** By what somebody is known: a token of theirs, or the membership that a session was opened in. */
export type MemberKey = { token: string } | { membershipId: string };

/**
 * Who asks at an instant, if what they are known by holds: a token neither revoked nor over, a membership that has begun
 * and not ended, nor has the one it was delegated from. An agent who asks for a firm has its authority at the instant, or
 * is not found. Needs the actor AUTHENTICATION.
 * @param firmId the firm for which an agent asks
 */
export async function findMember(
  tx: Transaction,
  key: MemberKey,
  at: Date,
  firmId?: string,
): Promise<Member | undefined> {
  const membership =
    'token' in key
      ? Prisma.sql`(SELECT membership_id FROM access_token WHERE token_hash = ${tokenHash(key.token)}
          AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ${at}))`
      : Prisma.sql`${key.membershipId}`;
  // One statement, since every request asks. Each row of the answer is of the types of its columns.
  const [member] = await tx.$queryRaw<Member[]>`
    SELECT member.id "membershipId", member.role, member.agency, delegator.person_id delegator, authority.id "authorityId",
      jsonb_build_object('id', person.id, 'organisationId', person.organisation_id, 'name', person.name) person,
      jsonb_build_object('id', organisation.id, 'kind', organisation.kind, 'name', organisation.name,
        'agency', organisation.agency, 'tin', organisation.tin, 'country', organisation.country) organisation
    FROM membership member
    JOIN person ON person.id = member.person_id
    LEFT JOIN membership delegator ON delegator.id = member.delegated_from
    LEFT JOIN LATERAL (SELECT id, organisation_id FROM authority
      WHERE agent_organisation_id = member.organisation_id AND organisation_id = ${firmId ?? null} AND member.role = 'agent'
        AND revoked_at IS NULL AND from_at <= ${at} AND (until_at IS NULL OR until_at > ${at})
      ORDER BY from_at, id LIMIT 1) authority ON true
    JOIN organisation ON organisation.id = COALESCE(authority.organisation_id, member.organisation_id)
    WHERE member.id = ${membership} AND member.ended_at IS NULL AND member.from_at <= ${at}
      AND (member.until_at IS NULL OR member.until_at > ${at})
      AND (member.delegated_from IS NULL OR (delegator.ended_at IS NULL AND (delegator.until_at IS NULL OR delegator.until_at > ${at})))
      AND (${firmId ?? null}::text IS NULL OR organisation.id = ${firmId ?? null})`;
  return member;
}

/** An organisation, if the actor may see it. */
export async function findOrganisation(tx: Transaction, id: string): Promise<OrganisationRow | undefined> {
  const row = await tx.organisation.findUnique({ where: { id }, omit: { createdAt: true } });
  // Words are held by check constraints.
  return row === null ? undefined : { ...row, kind: row.kind as OrganisationKind, agency: row.agency };
}
