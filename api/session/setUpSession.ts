import type { RequestHandler } from 'express';
import session from 'express-session';
import type { SessionDeps } from '../../services/sessions/keepSessions.js';
import { setBrowser } from './browser.js';
import { createCsrfTokens } from './csrfTokens.js';
import { openSession } from './openSession.js';
import { RecordSessionStore } from './recordSessionStore.js';

/** The cookie that opens a session; over TLS with the prefix `__Host-`. */
export const SESSION_COOKIE = 'portolan_session';

/** How sessions are kept in browsers. */
export interface SessionCookies {
  /** Sign their cookies; several, newest first, while one is being replaced. */
  secrets: readonly string[];
  /** False only where browsers come without TLS, which is in development. */
  isSecure: boolean;
}

/** Gives requests the session of their browser: one that is kept, or a new one, which is kept once there is something in it. */
export function setUpSession(deps: SessionDeps, { secrets, isSecure }: SessionCookies): RequestHandler {
  const cookie = { path: '/', httpOnly: true, secure: isSecure, sameSite: 'lax', originalMaxAge: null } as const;
  // The prefix has browsers refuse a cookie of this name that another host or an unencrypted page has set.
  const prefix = isSecure ? '__Host-' : '';
  const readSession = session({
    name: `${prefix}${SESSION_COOKIE}`,
    secret: [...secrets],
    store: new RecordSessionStore(deps, { ...cookie }),
    resave: false,
    saveUninitialized: false,
    rolling: false,
    // TLS ends at a proxy, which says so in X-Forwarded-Proto.
    proxy: true,
    cookie: { path: '/', httpOnly: true, secure: isSecure, sameSite: 'lax' },
  });
  const csrf = createCsrfTokens({ secrets, isSecure, cookieName: `${prefix}portolan_csrf` });

  return (request, response, next) => {
    void readSession(request, response, (fault?: unknown) => {
      if (fault !== undefined) return next(fault);
      const { caller, kept } = request.session;
      // One for all forms of a page: each new one makes those before it void.
      let token: string | undefined;
      setBrowser(request, {
        caller,
        sessionId: kept?.id,
        csrfToken: () => (token ??= csrf.make(request, response)),
        hasCsrfToken: () => csrf.isIn(request),
        actAs: (chosen) => {
          token = undefined;
          return openSession(request, { caller: chosen, idToken: request.session.idToken });
        },
      });
      // What one person was shown is nobody else's, and not this browser's after sign-out.
      if (caller !== undefined) response.set('Cache-Control', 'no-store');
      next();
    });
  };
}

/**
 * The same for requests that may carry an access token: one that does is whoever the token says, whatever cookies come
 * along.
 */
export const unlessTokenIsSent =
  (readSession: RequestHandler): RequestHandler =>
  (request, response, next) =>
    request.get('Authorization') === undefined ? readSession(request, response, next) : next();
