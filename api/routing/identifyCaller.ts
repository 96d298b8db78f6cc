import type { Request } from 'express';
import { authenticate, type AuthenticationDeps } from '../../services/authenticate.js';
import type { Caller } from '../../services/caller.js';
import { ServiceProblem } from '../../services/problem.js';
import type { Operation } from '../contract/operation.js';
import { isFromEnginePages } from '../middleware/engineOrigin.js';
import { findBrowser } from '../session/browser.js';

const bearerOf = (authorization: string): string | undefined =>
  /^Bearer ([\x21-\x7e]{1,500})$/i.exec(authorization)?.[1];

/** The firm for which an agent asks. */
const ACTING_FOR = 'Acting-For';

/**
 * Who asks: the holder of the access token, or, where none is sent, whoever has signed in to the browser's session. A
 * browser sends its cookies whoever made it ask, so a change under a session has to carry the session's CSRF token, or to
 * come from the engine's own pages where the operation is open to them; nobody can make it send an access token.
 * Throws `ACCESS.TOKEN_REQUIRED`, `ACCESS.TOKEN_INVALID`, `ACCESS.CSRF_TOKEN_INVALID`, `ACCESS.NO_AUTHORITY`.
 */
export async function identifyCaller(
  deps: AuthenticationDeps,
  { method, fromEnginePages }: Pick<Operation, 'method' | 'fromEnginePages'>,
  request: Request,
): Promise<Caller> {
  const authorization = request.get('Authorization');
  const firmId = request.get(ACTING_FOR);
  if (authorization !== undefined) {
    const token = bearerOf(authorization);
    return authenticate(deps, token === undefined ? undefined : { token }, firmId);
  }
  const browser = findBrowser(request);
  if (browser?.caller === undefined) throw new ServiceProblem('ACCESS.TOKEN_REQUIRED');
  const isExempt = method === 'get' || (fromEnginePages === true && isFromEnginePages(request));
  if (!isExempt && !browser.hasCsrfToken()) throw new ServiceProblem('ACCESS.CSRF_TOKEN_INVALID');
  const { membershipId } = browser.caller;
  if (firmId === undefined || membershipId === null) return browser.caller;
  return authenticate(deps, { membershipId }, firmId);
}
