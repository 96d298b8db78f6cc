import type { Json } from '../../domain/json.js';
import { AUTHENTICATION } from '../../prisma/actor.js';
import { newId } from '../../prisma/newId.js';
import { appendAudit } from '../../prisma/queries/audit.js';
import {
  endAnonymousSession,
  endSessions,
  findSession,
  resealSession,
  storeSession,
  touchSession,
  type SessionContent,
} from '../../prisma/queries/sessions.js';
import { tokenHash } from '../../prisma/queries/tokens.js';
import { actorOf } from '../actorOf.js';
import { findMember } from '../../prisma/queries/accessTokens.js';
import { callerOf } from '../authenticate.js';
import type { Caller } from '../caller.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { seal, unseal } from './seal.js';
import { inForce } from './inForce.js';

/** A session of a browser that is in force. */
export interface KeptSession {
  id: string;
  content: Json;
  lastUsedAt: Date;
  /** Who has signed in. */
  caller: Caller | undefined;
}

export type SessionDeps = Pick<ServiceDeps, 'record' | 'clock' | 'config'>;

/** For so long a sign-in may take, from its beginning to its end. */
const ATTEMPT_MS = 10 * 60_000;
/** The last use is written down at most so often: it is shown to the minute, and every request would pay for it. */
const TOUCH_MS = 60_000;

/** The session of a secret, as long as it is in force. */
export async function loadSession(deps: SessionDeps, secret: string): Promise<KeptSession | undefined> {
  const [found, member] = await deps.record.withActor(AUTHENTICATION, async (tx) => {
    const session = await findSession(tx, tokenHash(secret), inForce(deps));
    const membershipId = session?.membershipId ?? undefined;
    return [session, membershipId === undefined ? undefined : await findMember(tx, { membershipId }, deps.clock())];
  });
  // What somebody was when they signed in may have ended since: then so has the session.
  if (found === undefined || (found.membershipId !== null && member === undefined)) return undefined;
  const content = unseal(secret, found.sealed);
  if (content === undefined) return undefined;
  const { id, lastUsedAt } = found;
  return { id, content, lastUsedAt, caller: member === undefined ? undefined : callerOf(deps, member) };
}

/** What is kept of a session when it is first written. */
export interface NewSession {
  content: Json;
  userAgent: string | null;
  /** Who has signed in; undefined while somebody is about to. */
  caller: Caller | undefined;
}

/**
 * Keeps a session under its secret, or what it holds by now. Who has signed in is written into the audit chain of their
 * organisation.
 */
export async function keepSession(deps: SessionDeps, secret: string, session: NewSession): Promise<void> {
  const { content, userAgent, caller } = session;
  const createdAt = deps.clock();
  const lifetimeMs = caller === undefined ? ATTEMPT_MS : deps.config.sessionLifetimeMs;
  const row: SessionContent = {
    id: newId('session'),
    secretHash: tokenHash(secret),
    sealed: seal(secret, content),
    userAgent,
    holder: holderOf(caller),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + lifetimeMs),
  };
  if (caller === undefined) {
    await deps.record.withActor(AUTHENTICATION, (tx) => storeSession(tx, row));
    return;
  }
  const { personId, organisationId, role } = caller;
  const facts = { session_id: row.id, person_id: personId };
  const entry = { what: 'signedIn', at: createdAt.toISOString(), actor: personId, role, facts, details: {} };
  await deps.record.withActor(actorOf(caller), async (tx) => {
    // Within the request that signs in it may be written again.
    if (await storeSession(tx, row)) await appendAudit(tx, organisationId, [entry]);
  });
}

/** Sessions are of people: a key has none. */
const holderOf = (caller: Caller | undefined): SessionContent['holder'] =>
  caller?.membershipId == null ? null : { personId: caller.personId, membershipId: caller.membershipId };

/** Writes over what a session holds that is kept already. */
export async function changeSession(deps: SessionDeps, secret: string, content: Json): Promise<void> {
  const sealed = seal(secret, content);
  await deps.record.withActor(AUTHENTICATION, (tx) => resealSession(tx, tokenHash(secret), sealed));
}

/** Remembers that a session was used, where that is not known well enough. */
export async function touchKeptSession(deps: SessionDeps, secret: string, lastUsedAt: Date): Promise<void> {
  const at = deps.clock();
  if (at.getTime() - lastUsedAt.getTime() < TOUCH_MS) return;
  await deps.record.withActor(AUTHENTICATION, (tx) => touchSession(tx, tokenHash(secret), at));
}

/** Ends a session: its secret opens nothing from now on. */
export async function endSession(deps: SessionDeps, secret: string): Promise<void> {
  const at = deps.clock();
  const session = await loadSession(deps, secret);
  if (session?.caller === undefined) {
    await deps.record.withActor(AUTHENTICATION, (tx) => endAnonymousSession(tx, tokenHash(secret), at));
    return;
  }
  const { id, caller } = session;
  await deps.record.withActor(actorOf(caller), (tx) => endSessions(tx, caller, { id }, { what: 'signedOut', at }));
}
