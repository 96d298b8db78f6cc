import type { Request } from 'express';
import type { Caller } from '../../services/caller.js';

/** The browser behind a request that carries no access token: what its session says, and its CSRF token. */
export interface Browser {
  /** Who has signed in. */
  caller: Caller | undefined;
  /** Of a session that is kept; never its secret. */
  sessionId: string | undefined;
  /** The token that a change under this session has to carry. Asking sets the cookie it is held against. */
  csrfToken(): string;
  /** Goes on as the same person in another role, in a session of its own; this one ends. */
  actAs(caller: Caller): Promise<void>;
  /** Does the request carry the token of its own session? */
  hasCsrfToken(): boolean;
}

const browsers = new WeakMap<Request, Browser>();

/** Remembers the browser of a request. */
export const setBrowser = (request: Request, browser: Browser): void => void browsers.set(request, browser);

/** The browser of a request; undefined where the request carries an access token. */
export const findBrowser = (request: Request): Browser | undefined => browsers.get(request);
