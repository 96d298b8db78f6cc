import session, { type SessionData } from 'express-session';
import type { Json } from '../../domain/json.js';
import type { Caller } from '../../services/caller.js';
import {
  changeSession,
  endSession,
  keepSession,
  loadSession,
  touchKeptSession,
  type SessionDeps,
} from '../../services/sessions/keepSessions.js';
import type { Newcomer } from '../../services/signIn/acceptInvitation.js';
import type { SignInAttempt } from '../../services/signIn/identityProvider.js';

declare module 'express-session' {
  interface SessionData {
    /** A sign-in that is under way, and where the browser goes afterwards. */
    attempt?: SignInAttempt & { returnTo: string; invitation?: string };
    /** Whoever has signed in with the code of an invitation, and is asked whether they accept it. */
    invited?: Newcomer & { invitation: string };
    /** Of the sign-in; the identity provider wants to see it again at sign-out. */
    idToken?: string;
    /** Who has signed in. Read from the record at every request, so that what was taken away is gone at once. */
    caller?: Caller;
    /** Set once it is kept. */
    kept?: { id: string; lastUsedAt: string };
    /** Written down with a new session. */
    userAgent?: string;
  }
}

/** What a session holds that only the browser's secret opens. */
type Content = Pick<SessionData, 'attempt' | 'invited' | 'idToken'>;

/** Sessions in our own record; their ids here are the secrets of the cookies. */
export class RecordSessionStore extends session.Store {
  constructor(
    private readonly deps: SessionDeps,
    private readonly cookie: SessionData['cookie'],
  ) {
    super();
  }

  override get(secret: string, done: (fault: unknown, found?: SessionData | null) => void): void {
    answer(this.#get(secret), done);
  }

  override set(secret: string, data: SessionData, done: (fault?: unknown) => void = () => undefined): void {
    answer(this.#set(secret, data), done);
  }

  override touch(secret: string, { kept }: SessionData, done: (fault?: unknown) => void = () => undefined): void {
    if (kept === undefined) return done();
    answer(touchKeptSession(this.deps, secret, new Date(kept.lastUsedAt)), done);
  }

  override destroy(secret: string, done: (fault?: unknown) => void = () => undefined): void {
    answer(endSession(this.deps, secret), done);
  }

  async #get(secret: string): Promise<SessionData | null> {
    const found = await loadSession(this.deps, secret);
    if (found === undefined) return null;
    const { id, content, lastUsedAt, caller } = found;
    return {
      ...(content as Content),
      ...(caller === undefined ? {} : { caller }),
      kept: { id, lastUsedAt: lastUsedAt.toISOString() },
      cookie: { ...this.cookie },
    };
  }

  async #set(secret: string, { attempt, invited, idToken, caller, kept, userAgent }: SessionData): Promise<void> {
    const content = {
      ...(attempt === undefined ? {} : { attempt }),
      ...(invited === undefined ? {} : { invited }),
      ...(idToken === undefined ? {} : { idToken }),
    };
    if (kept === undefined) {
      const own = { content: content as unknown as Json, userAgent: userAgent ?? null, caller };
      await keepSession(this.deps, secret, own);
    } else await changeSession(this.deps, secret, content as unknown as Json);
  }
}

function answer<Found>(work: Promise<Found>, done: (fault?: unknown, found?: Found) => void): void {
  work.then(
    (found) => done(undefined, found),
    (fault: unknown) => done(fault),
  );
}
