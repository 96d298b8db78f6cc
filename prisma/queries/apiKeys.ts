import { timingSafeEqual } from 'node:crypto';
import type { KeyRole, Mode } from '../../domain/access/apiKey.js';
import type { ApiKey } from '../client/client.js';
import type { Transaction } from '../withActor.js';
import { appendAudit } from './audit.js';
import { olderThan, toRows, type Position, type Rows } from './keyset.js';
import type { OrganisationRow } from './organisations.js';
import { plainRow, type Plain } from './plainRow.js';
import type { DoneBy } from './timeline.js';
import { tokenHash } from './tokens.js';

/** A firm's key; of its secret there is a hash alone, which no caller is given. */
export type ApiKeyRow = Omit<Plain<ApiKey>, 'secretHash' | 'role' | 'mode'> & { role: KeyRole; mode: Mode };

/** A last use is written at most once in so many milliseconds. */
const USE_KEPT_EVERY_MS = 60_000;

/** Writes a key, with its audit record. */
export async function createApiKey(
  tx: Transaction,
  key: Pick<ApiKeyRow, 'id' | 'organisationId' | 'name' | 'role' | 'mode' | 'shown' | 'expiresAt'> & { secret: string },
  by: DoneBy & { at: string },
): Promise<ApiKeyRow> {
  const { secret, expiresAt, ...own } = key;
  const row = await tx.apiKey.create({
    data: {
      ...own,
      secretHash: tokenHash(secret),
      createdBy: by.actor,
      createdAt: new Date(by.at),
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
    },
  });
  const facts = { key_id: own.id, acts_as: own.role, mode: own.mode, expires_at: expiresAt };
  await appendAudit(tx, own.organisationId, [
    { what: 'apiKeyCreated', ...by, facts, details: { name: own.name, shown: own.shown } },
  ]);
  return readKey(row);
}

/** A key, if the actor may see it; locked until the transaction ends. */
export async function lockApiKey(tx: Transaction, id: string): Promise<ApiKeyRow | undefined> {
  await tx.$executeRaw`SELECT FROM api_key WHERE id = ${id} FOR UPDATE`;
  const row = await tx.apiKey.findUnique({ where: { id } });
  return row === null ? undefined : readKey(row);
}

/** Keys that the actor may see, newest first; also those that ended. */
export async function listApiKeys(
  tx: Transaction,
  page: { after: Position | undefined; limit: number },
): Promise<Rows<ApiKeyRow>> {
  const found = await tx.apiKey.findMany({
    where: olderThan('createdAt', page.after),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  return toRows(found.map(readKey), page.limit);
}

/** Another key takes the place of this one, which works on until an instant. */
export async function replaceApiKey(
  tx: Transaction,
  { id, organisationId }: ApiKeyRow,
  { replacedBy, expiresAt }: { replacedBy: string; expiresAt: string },
  by: DoneBy & { at: string },
): Promise<ApiKeyRow> {
  const row = await tx.apiKey.update({ where: { id }, data: { replacedBy, expiresAt: new Date(expiresAt) } });
  const facts = { key_id: id, replaced_by: replacedBy, expires_at: expiresAt };
  await appendAudit(tx, organisationId, [{ what: 'apiKeyReplaced', ...by, facts, details: {} }]);
  return readKey(row);
}

/** Ends a key at once. */
export async function revokeApiKey(
  tx: Transaction,
  { id, organisationId }: ApiKeyRow,
  by: DoneBy & { at: string },
): Promise<ApiKeyRow> {
  const row = await tx.apiKey.update({ where: { id }, data: { revokedAt: new Date(by.at), revokedBy: by.actor } });
  await appendAudit(tx, organisationId, [{ what: 'apiKeyRevoked', ...by, facts: { key_id: id }, details: {} }]);
  return readKey(row);
}

/** Whom a key speaks for. */
export interface KeyHolder {
  key: { id: string; name: string; role: KeyRole; mode: Mode; createdBy: string };
  organisation: OrganisationRow;
}

interface FoundKey extends KeyHolder {
  secretHash: string;
  isUseKept: boolean;
}

/**
 * The holder of a key that is known, not revoked and not expired at an instant, and whose secret this is; its use is
 * written down, to the minute. Needs the actor AUTHENTICATION.
 */
export async function findKeyHolder(
  tx: Transaction,
  { id, secret, mode }: { id: string; secret: string; mode: Mode },
  at: Date,
): Promise<KeyHolder | undefined> {
  const before = new Date(at.getTime() - USE_KEPT_EVERY_MS);
  const [found] = await tx.$queryRaw<FoundKey[]>`
    SELECT jsonb_build_object('id', key.id, 'name', key.name, 'role', key.role, 'mode', key.mode,
        'createdBy', key.created_by) key,
      jsonb_build_object('id', organisation.id, 'kind', organisation.kind, 'name', organisation.name,
        'agency', organisation.agency, 'tin', organisation.tin, 'country', organisation.country) organisation,
      key.secret_hash "secretHash", (key.last_used_at IS NOT NULL AND key.last_used_at > ${before}) "isUseKept"
    FROM api_key key JOIN organisation ON organisation.id = key.organisation_id
    WHERE key.id = ${id} AND key.mode = ${mode} AND key.revoked_at IS NULL
      AND (key.expires_at IS NULL OR key.expires_at > ${at})`;
  if (found === undefined || !isSame(found.secretHash, tokenHash(secret))) return undefined;
  if (!found.isUseKept) {
    await tx.$executeRaw`UPDATE api_key SET last_used_at = ${at}
      WHERE id = ${id} AND (last_used_at IS NULL OR last_used_at <= ${before})`;
  }
  return { key: found.key, organisation: found.organisation };
}

/** Compares two hashes in the same time, however much of them agrees. */
const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

function readKey({ secretHash: _kept, ...row }: ApiKey): ApiKeyRow {
  // Roles and modes are held by the service and by check constraints.
  return plainRow(row) as ApiKeyRow;
}
