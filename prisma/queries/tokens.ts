import { createHash } from 'node:crypto';
import type { Agency } from '../../domain/clearance/roles.js';
import type { MemberRole } from '../../domain/people/memberRoles.js';
import { newRowId } from '../newId.js';
import type { Transaction } from '../withActor.js';
import { appendAudit, INSTALLATION_CHAIN } from './audit.js';
import { createMembership, findOwnMembership } from './memberships.js';

/** Tokens are kept as hashes: who reads the database cannot use them. They are random and long, so no salt is needed. */
export const tokenHash = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex');

/**
 * Keeps a token of a person in a role; they become a member in it, unless they are. The same token again is the same row.
 * @param at ISO 8601 UTC
 * @returns id of the membership
 */
export async function issueToken(
  tx: Transaction,
  token: {
    token: string;
    personId: string;
    organisationId: string;
    role: MemberRole;
    agency?: Agency;
    expiresAt?: string;
  },
  at: string,
): Promise<string> {
  const { token: text, personId, organisationId, role, agency = null, expiresAt } = token;
  const own = { personId, organisationId };
  const member =
    (await findOwnMembership(tx, { ...own, role }))?.id ??
    (await createMembership(
      tx,
      { ...own, role, agency, fromAt: at, createdBy: 'system', reason: 'Their first token.' },
      'system',
    ));
  const id = newRowId();
  const { count } = await tx.accessToken.createMany({
    data: {
      ...{ id, ...own, membershipId: member, tokenHash: tokenHash(text) },
      expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
    },
    skipDuplicates: true,
  });
  if (count === 0) return member;
  const facts = { token_id: id, person_id: personId, organisation_id: organisationId, role };
  await appendAudit(tx, INSTALLATION_CHAIN, [
    { what: 'tokenIssued', at, actor: 'system', role: 'system', facts, details: { expires_at: expiresAt ?? null } },
  ]);
  return member;
}
