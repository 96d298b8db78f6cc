import type { Transaction } from '../withActor.js';
import { appendAudit } from './audit.js';
import { olderThan, toRows, type Position, type Rows } from './keyset.js';

/** A session that is in force. */
export interface FoundSession {
  id: string;
  sealed: Uint8Array;
  lastUsedAt: Date;
  /** What whoever has signed in is in an organisation; null until somebody has. */
  membershipId: string | null;
}

/** A session as its person sees it; never its secret, nor the hash of it. */
export interface SessionRow {
  id: string;
  userAgent: string | null;
  createdAt: string;
  lastUsedAt: string;
  expiresAt: string;
}

/** A session as it is written. */
export interface SessionContent {
  id: string;
  secretHash: string;
  sealed: Uint8Array<ArrayBuffer>;
  userAgent: string | null;
  holder: { personId: string; membershipId: string } | null;
  createdAt: Date;
  expiresAt: Date;
}

/** When sessions are in force: at an instant, and used since another. */
export interface InForce {
  at: Date;
  usedSince: Date;
}

/** A session that is in force, by the hash of its secret. Needs the actor AUTHENTICATION. */
export async function findSession(
  tx: Transaction,
  secretHash: string,
  { at, usedSince }: InForce,
): Promise<FoundSession | undefined> {
  const found = await tx.session.findFirst({
    where: { secretHash, endedAt: null, expiresAt: { gt: at }, lastUsedAt: { gt: usedSince } },
    select: { id: true, sealed: true, lastUsedAt: true, membershipId: true },
  });
  return found ?? undefined;
}

/**
 * Writes a session, or what a session holds that is there. One that has ended stays as it is.
 * @returns whether it is new
 */
export async function storeSession(tx: Transaction, session: SessionContent): Promise<boolean> {
  const { id, secretHash, sealed, userAgent, holder, createdAt, expiresAt } = session;
  const [row] = await tx.$queryRaw<{ id: string }[]>`INSERT INTO "session"
      (id, secret_hash, person_id, membership_id, sealed, user_agent, created_at, last_used_at, expires_at)
    VALUES (${id}, ${secretHash}, ${holder?.personId ?? null}, ${holder?.membershipId ?? null}, ${sealed}, ${userAgent},
      ${createdAt}, ${createdAt}, ${expiresAt})
    ON CONFLICT (secret_hash) DO UPDATE SET sealed = EXCLUDED.sealed WHERE "session".ended_at IS NULL
    RETURNING id`;
  return row?.id === id;
}

/** Writes over what a session holds. One that has ended stays as it is. */
export async function resealSession(
  tx: Transaction,
  secretHash: string,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await tx.$executeRaw`UPDATE "session" SET sealed = ${sealed} WHERE secret_hash = ${secretHash} AND ended_at IS NULL`;
}

/** Remembers that a session was used. */
export async function touchSession(tx: Transaction, secretHash: string, at: Date): Promise<void> {
  await tx.$executeRaw`UPDATE "session" SET last_used_at = ${at} WHERE secret_hash = ${secretHash} AND ended_at IS NULL`;
}

/** Ends a session that nobody has signed in to. */
export async function endAnonymousSession(tx: Transaction, secretHash: string, at: Date): Promise<void> {
  await tx.$executeRaw`UPDATE "session" SET ended_at = ${at}
    WHERE secret_hash = ${secretHash} AND person_id IS NULL AND ended_at IS NULL`;
}

/** A person's sessions that are in force, newest first. */
export async function listSessions(
  tx: Transaction,
  personId: string,
  { at, usedSince }: InForce,
  page: { after?: Position | undefined; limit: number },
): Promise<Rows<SessionRow>> {
  const found = await tx.session.findMany({
    where: {
      personId,
      endedAt: null,
      expiresAt: { gt: at },
      lastUsedAt: { gt: usedSince },
      ...olderThan('createdAt', page.after),
    },
    select: { id: true, userAgent: true, createdAt: true, lastUsedAt: true, expiresAt: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
  const rows = found.map(({ id, userAgent, createdAt, lastUsedAt, expiresAt }) => ({
    id,
    userAgent,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
  return toRows(rows, page.limit);
}

/** Is this a session of the person, in force or not? */
export async function isSessionOf(tx: Transaction, personId: string, id: string): Promise<boolean> {
  return (await tx.session.count({ where: { id, personId } })) > 0;
}

/**
 * Ends a person's sessions, with a record of each in the audit chain of their organisation.
 * @param which one of them by its id, all but one, or all
 * @param what happened: `signedOut`, `sessionRevoked`
 * @returns how many were not ended before
 */
export async function endSessions(
  tx: Transaction,
  person: { personId: string; organisationId: string; role: string },
  which: { id: string } | { except: string | undefined },
  { what, at }: { what: string; at: Date },
): Promise<number> {
  const { personId, organisationId, role } = person;
  const one = 'id' in which ? which.id : null;
  const kept = 'id' in which ? null : (which.except ?? null);
  const ended = await tx.$queryRaw<{ id: string }[]>`UPDATE "session" SET ended_at = ${at}
    WHERE person_id = ${personId} AND ended_at IS NULL
      AND (${one}::text IS NULL OR id = ${one}) AND (${kept}::text IS NULL OR id <> ${kept}) RETURNING id`;
  const entries = ended.map(({ id }) => ({
    what,
    at: at.toISOString(),
    actor: personId,
    role,
    facts: { session_id: id },
    details: {},
  }));
  await appendAudit(tx, organisationId, entries);
  return ended.length;
}

/** Forgets sessions that ran out before an instant. @returns how many */
export async function forgetSessions(tx: Transaction, before: Date): Promise<number> {
  return tx.$executeRaw`DELETE FROM "session" WHERE expires_at < ${before}`;
}
