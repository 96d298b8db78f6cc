import { createHash } from 'node:crypto';
import type { Agency, PersonRole } from '../../domain/clearance/roles.js';
import { newRowId } from '../newId.js';
import type { Transaction } from '../withActor.js';
import { appendAudit, INSTALLATION_CHAIN } from './audit.js';

/** Tokens are kept as hashes: who reads the database cannot use them. They are random and long, so no salt is needed. */
export const tokenHash = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex');

/** Keeps a token. The same token again is the same row. */
export async function issueToken(
  tx: Transaction,
  token: {
    token: string;
    personId: string;
    organisationId: string;
    role: PersonRole;
    agency?: Agency;
    expiresAt?: string;
  },
  at: string,
): Promise<void> {
  const { token: text, expiresAt, ...own } = token;
  const id = newRowId();
  const { count } = await tx.accessToken.createMany({
    data: { id, ...own, tokenHash: tokenHash(text), expiresAt: expiresAt === undefined ? null : new Date(expiresAt) },
    skipDuplicates: true,
  });
  if (count === 0) return;
  const facts = { token_id: id, person_id: own.personId, organisation_id: own.organisationId, role: own.role };
  await appendAudit(tx, INSTALLATION_CHAIN, [
    { what: 'tokenIssued', at, actor: 'system', role: 'system', facts, details: { expires_at: expiresAt ?? null } },
  ]);
}
