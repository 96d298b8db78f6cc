import { Prisma } from '../client/client.js';
import { sealColumns } from '../sealing/sealing.js';
import type { Transaction } from '../withActor.js';

/** Names one request: who asked what, under which key. */
export interface RequestName {
  scope: string;
  key: string;
}

/** The answer that was given, byte for byte. */
export interface StoredAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A request that asks for its key. */
export interface Claim extends RequestName {
  bodyHash: string;
  /** Of the ids that the request makes, a UUID. */
  seed: string;
  at: Date;
  leaseMs: number;
}

/** How a request with a key stands. */
export type Standing =
  | { kind: 'begun'; seed: string }
  | { kind: 'running' }
  | { kind: 'other_body' }
  | { kind: 'done'; answer: StoredAnswer };

/**
 * Claims a key for a request, or says how it stands. A running request whose connection is gone, or whose lease is over,
 * has died with its process: the key is claimed again, with the seed of the first time, so that what it made is found and
 * not made twice. (A process may drop an idle connection and live: two then do the same, under one seed.)
 */
export async function claimKey(tx: Transaction, claim: Claim): Promise<Standing> {
  const { scope, key, bodyHash, seed, at, leaseMs } = claim;
  const lockedUntil = new Date(at.getTime() + leaseMs);
  const inserted =
    await tx.$executeRaw`INSERT INTO idempotency_record (scope, key, body_hash, status, body, locked_until, created_at, claimed_by)
    VALUES (${scope}, ${key}, ${bodyHash}, 'running', ${seed}, ${lockedUntil}, ${at}, pg_backend_pid()) ON CONFLICT DO NOTHING`;
  if (inserted === 1) return { kind: 'begun', seed };
  const [row] = await tx.$queryRaw<
    {
      bodyHash: string;
      status: string;
      httpStatus: number | null;
      headers: unknown;
      body: string | null;
      lockedUntil: Date;
      isHeld: boolean;
    }[]
  >`SELECT body_hash "bodyHash", status, http_status "httpStatus", headers, body, locked_until "lockedUntil",
      claimed_by IS NULL OR EXISTS (SELECT FROM pg_stat_get_activity(claimed_by)) "isHeld"
    FROM idempotency_record WHERE scope = ${scope} AND key = ${key} FOR UPDATE`;
  if (row === undefined) return { kind: 'running' };
  if (row.bodyHash !== bodyHash) return { kind: 'other_body' };
  if (row.status === 'done') return { kind: 'done', answer: readAnswer(row) };
  if (row.lockedUntil > at && row.isHeld) return { kind: 'running' };
  await tx.$executeRaw`UPDATE idempotency_record SET locked_until = ${lockedUntil}, claimed_by = pg_backend_pid()
    WHERE scope = ${scope} AND key = ${key}`;
  return { kind: 'begun', seed: row.body ?? seed };
}

/**
 * Keeps the answer of a request that has ended. The first one stands: where a lease ran out under a request that was
 * only slow, two have done the same, and both answer the same.
 * @returns the answer that stands
 */
export async function storeAnswer(
  tx: Transaction,
  { scope, key }: RequestName,
  answer: StoredAnswer,
): Promise<StoredAnswer> {
  const { status, headers } = answer;
  const body = await sealBody(tx, scope, answer.body);
  const count = await tx.$executeRaw`UPDATE idempotency_record
    SET status = 'done', http_status = ${status}, headers = ${JSON.stringify(headers)}::jsonb, body = ${body}
    WHERE scope = ${scope} AND key = ${key} AND status = 'running'`;
  if (count === 1) return answer;
  const row = await tx.idempotencyRecord.findUnique({ where: { scope_key: { scope, key } } });
  return row === null ? answer : readAnswer(row);
}

/**
 * Claims a key that nobody has used and keeps its answer, both at once. A transaction that holds the key unfinished is waited
 * for.
 * @returns false where the key is known: nothing was written
 */
export async function claimAnswered(
  tx: Transaction,
  { scope, key, bodyHash, at }: Omit<Claim, 'leaseMs'>,
  { status, headers, ...answer }: StoredAnswer,
): Promise<boolean> {
  const body = await sealBody(tx, scope, answer.body);
  const count = await tx.$executeRaw`INSERT INTO idempotency_record
    (scope, key, body_hash, status, http_status, headers, body, locked_until, created_at, claimed_by)
    VALUES (${scope}, ${key}, ${bodyHash}, 'done', ${status}, ${JSON.stringify(headers)}::jsonb, ${body}, ${at}, ${at},
      pg_backend_pid())
    ON CONFLICT DO NOTHING`;
  return count === 1;
}

/** An answer may hold anything that was asked for: it is kept under the key of the person who asked. */
async function sealBody(tx: Transaction, scope: string, body: string): Promise<string> {
  const [organisationId = '', personId = ''] = scope.split('/');
  if (personId === '') return body;
  return (await sealColumns(tx, 'idempotencyRecord', { id: personId, organisationId }, { body })).body;
}

const readAnswer = (row: { httpStatus: number | null; headers: unknown; body: string | null }): StoredAnswer => ({
  status: row.httpStatus ?? 200,
  headers: (row.headers ?? {}) as Record<string, string>,
  body: row.body ?? '',
});

/**
 * Ends the lease of a request that failed by a fault of ours; the seed stays.
 * @param request with a seed, only if the key was first claimed with it
 */
export async function releaseKey(
  tx: Transaction,
  { scope, key, seed }: RequestName & { seed?: string },
  at: Date,
): Promise<void> {
  const own = seed === undefined ? {} : { body: seed };
  await tx.idempotencyRecord.updateMany({
    where: { scope, key, status: 'running', ...own },
    data: { lockedUntil: at },
  });
}

/** Forgets requests older than an instant. @returns how many */
export async function forgetRequests(tx: Transaction, before: Date): Promise<number> {
  return tx.$executeRaw(Prisma.sql`DELETE FROM idempotency_record WHERE created_at < ${before}`);
}
