import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Json } from '../../domain/json.js';
import type { Transaction } from '../withActor.js';
import { RecordError } from '../recordErrors.js';

/** The chain of what belongs to no organisation. Every other chain is named by its organisation's id. */
export const INSTALLATION_CHAIN = 'installation';
/** What the first record of a chain names as the hash before it. */
export const GENESIS_HASH = '0'.repeat(64);

/** One thing to be kept for ever: ids and words of ours in `facts`, everything else only as a salted hash. */
export interface AuditEntry {
  /** What was done, such as `declarationReleased` or `actStored`. */
  what: string;
  /** ISO 8601 UTC. */
  at: string;
  /** Person id, `system`, or a counterparty's name. */
  actor: string;
  role: string;
  /** Ids, states, numbers; never anything personal. */
  facts: Readonly<Record<string, Json>>;
  /** Anything; kept here only as a hash, so that what stands elsewhere can be held against it. */
  details: Json;
}

/** SHA-256 over canonical JSON (RFC 8785), hexadecimal. */
export function hashOf(value: Json): string {
  return createHash('sha256').update(canonical(value), 'utf8').digest('hex');
}

/** Hash of a record: over its chain, index, body and the hash before it. */
export function auditHash(record: { chain: string; index: number; body: Json; previousHash: string }): string {
  const { chain, index, body, previousHash } = record;
  return hashOf({ chain, index, body, previous_hash: previousHash });
}

/** Hash of details under their record's salt. */
export const detailsHash = (salt: string, details: Json): string => hashOf({ salt, details });

/**
 * Appends records to a chain, in order. The chain's head stays locked until the transaction ends, so this comes last:
 * whoever else writes to the chain waits for the commit.
 */
export async function appendAudit(tx: Transaction, chain: string, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const [head] = await tx.$queryRaw<{ index: number; hash: string }[]>`INSERT INTO audit_head (chain, index, hash)
    VALUES (${chain}, 0, ${GENESIS_HASH}) ON CONFLICT (chain) DO UPDATE SET index = audit_head.index RETURNING index, hash`;
  if (head === undefined) throw new RecordError('RECORD.MISSING', `audit chain ${chain} has no head`);
  let { index, hash } = head;
  const records = entries.map(({ details, facts, ...own }) => {
    const salt = randomBytes(16).toString('hex');
    const body = { ...own, facts, details_hash: detailsHash(salt, details) };
    const previousHash = hash;
    index += 1;
    hash = auditHash({ chain, index, body, previousHash });
    return { chain, index, body, details_salt: salt, previous_hash: previousHash, hash };
  });
  await tx.$executeRaw`WITH head AS (UPDATE audit_head SET index = ${index}, hash = ${hash} WHERE chain = ${chain})
    INSERT INTO audit_record (chain, index, body, details_salt, previous_hash, hash)
    SELECT chain, index, body, details_salt, previous_hash, hash FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      AS record (chain text, index int, body jsonb, details_salt text, previous_hash text, hash text)`;
}

function canonical(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('what has no JSON has no hash');
  return text;
}
