import type { Authority } from '../client/client.js';
import type { Transaction } from '../withActor.js';
import { appendAudit } from './audit.js';
import { olderThan, toRows, type Position, type Rows } from './keyset.js';

/** The written authority of a firm for an agent to act for it. Instants are ISO 8601 UTC. */
export interface AuthorityRow {
  id: string;
  /** The firm that gave it. */
  organisationId: string;
  agentOrganisationId: string;
  /** Where the signed paper is. */
  reference: string;
  fromAt: string;
  untilAt: string | null;
  grantedBy: string;
  grantedAt: string;
  revokedAt: string | null;
  revokedBy: string | null;
  revokedWhy: string | null;
}

/** Who does it, in which role, and when (ISO 8601 UTC). */
interface Writer {
  personId: string;
  role: string;
  at: string;
}

/** Writes an authority with its audit record in the firm's chain; one of the same id is written once. */
export async function grantAuthority(
  tx: Transaction,
  authority: Pick<AuthorityRow, 'id' | 'organisationId' | 'agentOrganisationId' | 'reference' | 'fromAt' | 'untilAt'>,
  { personId: grantedBy, role, at }: Writer,
): Promise<void> {
  const { fromAt, untilAt, ...own } = authority;
  const days = { fromAt: new Date(fromAt), untilAt: untilAt === null ? null : new Date(untilAt) };
  const { count } = await tx.authority.createMany({
    data: { ...own, ...days, grantedBy, grantedAt: new Date(at) },
    skipDuplicates: true,
  });
  if (count === 0) return;
  const { id, organisationId, agentOrganisationId, reference } = authority;
  const facts = { authority_id: id, agent_organisation_id: agentOrganisationId, from: fromAt, until: untilAt };
  await appendAudit(tx, organisationId, [
    { what: 'authorityGranted', at, actor: grantedBy, role, facts, details: { reference } },
  ]);
}

/** Takes an authority back from this instant on; one that was taken back stays as it is. */
export async function revokeAuthority(
  tx: Transaction,
  { id, organisationId }: Pick<AuthorityRow, 'id' | 'organisationId'>,
  { personId: revokedBy, role, at, reason: revokedWhy }: Writer & { reason: string },
): Promise<void> {
  const { count } = await tx.authority.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: new Date(at), revokedBy, revokedWhy },
  });
  if (count === 0) return;
  const details = { reason: revokedWhy };
  await appendAudit(tx, organisationId, [
    { what: 'authorityRevoked', at, actor: revokedBy, role, facts: { authority_id: id }, details },
  ]);
}

/** The authority of this id, if the actor is one of its parties. */
export async function findAuthority(tx: Transaction, id: string): Promise<AuthorityRow | undefined> {
  const row = await tx.authority.findUnique({ where: { id } });
  return row === null ? undefined : readAuthority(row);
}

/** Authorities that an organisation gave or was given, newest first. */
export async function listAuthorities(
  tx: Transaction,
  organisationId: string,
  page: { after?: Position | undefined; limit: number },
): Promise<Rows<AuthorityRow>> {
  const found = await tx.authority.findMany({
    where: {
      OR: [{ organisationId }, { agentOrganisationId: organisationId }],
      AND: olderThan('grantedAt', page.after),
    },
    orderBy: [{ grantedAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  return toRows(found.map(readAuthority), page.limit);
}

const readAuthority = ({ fromAt, untilAt, grantedAt, revokedAt, ...row }: Authority): AuthorityRow => ({
  ...row,
  fromAt: fromAt.toISOString(),
  untilAt: untilAt?.toISOString() ?? null,
  grantedAt: grantedAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
});
