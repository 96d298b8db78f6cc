import { createHmac } from 'node:crypto';
import { doubleCsrf } from 'csrf-csrf';
import type { Request, Response } from 'express';

/** Tokens by which a change under a session shows that it comes from a page of ours. */
export interface CsrfTokens {
  /** The token of the request's session; a cookie for it is set where the browser has none. */
  make(request: Request, response: Response): string;
  /** Is the token in header or form the cookie's, and made for this session? */
  isIn(request: Request): boolean;
}

/**
 * Signed double-submit tokens, bound to the session: in a cookie that no script reads, and once more in the header
 * X-CSRF-Token or the form field `_csrf`. One of another session does not hold.
 */
export function createCsrfTokens(options: {
  secrets: readonly string[];
  isSecure: boolean;
  cookieName: string;
}): CsrfTokens {
  const { isSecure, cookieName } = options;
  // Keys of their own: what signs cookies signs nothing else.
  const secrets = options.secrets.map((secret) => createHmac('sha256', secret).update('CSRF tokens').digest('hex'));
  const common = {
    getSecret: () => secrets,
    getSessionIdentifier: (request: Request) => request.sessionID,
    cookieName,
    cookieOptions: { path: '/', httpOnly: true, secure: isSecure, sameSite: 'lax' as const },
  };
  const inRequest = doubleCsrf({
    ...common,
    getCsrfTokenFromRequest: (request) => request.get('X-CSRF-Token') ?? fieldOf(request.body),
  });
  // Of the cookie alone: is it this session's?
  const inCookie = doubleCsrf({ ...common, getCsrfTokenFromRequest: (request) => cookieOf(request, cookieName) });
  return {
    make(request, response) {
      takeCookie(request, cookieName);
      // The same for every page of a session, so that none goes stale when another is opened.
      return inRequest.generateCsrfToken(request, response, { overwrite: !inCookie.validateRequest(request) });
    },
    isIn(request) {
      takeCookie(request, cookieName);
      return inRequest.validateRequest(request);
    },
  };
}

const fieldOf = (body: unknown): string | undefined => {
  const field: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, '_csrf') : undefined;
  return typeof field === 'string' ? field : undefined;
};

/** Our own cookie, read for the library, which looks for it among those that somebody has read. */
function takeCookie(request: Request, name: string): void {
  const own = new RegExp(`(?:^|;)\\s*${name}=([0-9a-f]+\\.[0-9a-f]+)\\s*(?:;|$)`);
  const token = own.exec(request.get('Cookie') ?? '')?.[1];
  request.cookies = token === undefined ? {} : { [name]: token };
}

const cookieOf = (request: Request, name: string): string | undefined =>
  (request.cookies as Readonly<Record<string, string | undefined>>)[name];
