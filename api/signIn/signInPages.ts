import { Router, urlencoded, type Request } from 'express';
import { ServiceProblem } from '../../services/problem.js';
import type { ServiceDeps } from '../../services/serviceDeps.js';
import type { IdentityProvider } from '../../services/signIn/identityProvider.js';
import { readReturnAddress } from '../../services/signIn/returnAddress.js';
import { signIn } from '../../services/signIn/signIn.js';
import { findBrowser } from '../session/browser.js';
import type { SessionCookies } from '../session/setUpSession.js';
import { escaped, sendPage } from './page.js';
import { CALLBACK_PATH, SIGNED_OUT_PATH } from './paths.js';
import { answerWithPage } from './problemPage.js';

/** How people sign in here. */
export interface SignInSettings {
  /** Undefined: nobody signs in; access tokens alone open the door. */
  provider: IdentityProvider | undefined;
  cookies: SessionCookies;
  /** Whom a person is told to ask who cannot get in. */
  contact: string;
}

/** The way in and out: plain pages that work without script. */
export function createSignInPages(deps: ServiceDeps, { provider, contact }: SignInSettings): Router {
  const router = Router({ caseSensitive: true, strict: true });

  router.get('/sign-in', async (request, response) => {
    const { address, attempt } = await getProvider().begin();
    request.session.attempt = { ...attempt, returnTo: readReturnAddress(request.query.return_to) };
    request.session.userAgent = userAgentOf(request);
    await save(request);
    response.redirect(303, address.href);
  });

  router.get(CALLBACK_PATH, async (request, response) => {
    const { attempt } = request.session;
    if (attempt === undefined) throw new ServiceProblem('ACCESS.SIGN_IN_EXPIRED');
    // Whatever comes of it, it is used up.
    delete request.session.attempt;
    const query = new URLSearchParams(request.originalUrl.split('?').slice(1).join('?'));
    const { idToken, ...identity } = await getProvider().finish(query, attempt);
    const caller = await signIn(deps, identity);
    // A session of its own: one that somebody else may have put into this browser gains nothing.
    await regenerate(request);
    Object.assign(request.session, { caller, idToken, userAgent: userAgentOf(request) });
    await save(request);
    response.redirect(303, attempt.returnTo);
  });

  router.get('/sign-in/account', async (request, response) => {
    const browser = findBrowser(request);
    if (browser?.caller === undefined) return response.redirect(303, '/sign-in');
    const { name, role, organisationName } = browser.caller;
    const words = `${name}, ${role.replaceAll('_', ' ')} of ${organisationName}`;
    const endAddress = await provider?.endAddress(undefined).catch(() => undefined);
    sendPage(response, {
      title: 'You are signed in',
      body: `<p>${escaped(words)}</p>
<form method="post" action="/sign-out">
<input type="hidden" name="_csrf" value="${escaped(browser.csrfToken())}">
<button>Sign out</button>
</form>`,
      formsLeadTo: endAddress === undefined ? [] : [endAddress.origin],
    });
  });

  router.post('/sign-out', urlencoded({ extended: false, limit: '4kb', inflate: false }), async (request, response) => {
    const browser = findBrowser(request);
    if (browser?.caller === undefined) return response.redirect(303, SIGNED_OUT_PATH);
    if (!browser.hasCsrfToken()) throw new ServiceProblem('ACCESS.CSRF_TOKEN_INVALID');
    const { idToken } = request.session;
    await destroy(request);
    // Out here at once, whether or not the provider is to be reached.
    const address = await provider?.endAddress(idToken).catch(() => undefined);
    response.redirect(303, address?.href ?? SIGNED_OUT_PATH);
  });

  router.get(SIGNED_OUT_PATH, (_request, response) => {
    sendPage(response, { title: 'You are signed out', body: '<p><a href="/sign-in">Sign in</a></p>' });
  });

  router.use(['/sign-in', '/sign-out'], answerWithPage(deps.logger, contact));
  return router;

  function getProvider(): IdentityProvider {
    if (provider === undefined) throw new ServiceProblem('ACCESS.SIGN_IN_NOT_SET_UP');
    return provider;
  }
}

const userAgentOf = (request: Request): string | undefined =>
  // What cannot be shown is left out; a browser calls itself what it likes.
  request
    .get('User-Agent')
    ?.replaceAll(/[^\x20-\x7e]/g, '')
    .slice(0, 300);

const finished = (begin: (done: (fault?: unknown) => void) => unknown): Promise<void> =>
  new Promise((resolve, reject) => {
    begin((fault) => {
      if (fault === undefined || fault === null) resolve();
      else reject(fault instanceof Error ? fault : new Error('the session cannot be kept', { cause: fault }));
    });
  });

const save = (request: Request): Promise<void> => finished((done) => request.session.save(done));
const regenerate = (request: Request): Promise<void> => finished((done) => request.session.regenerate(done));
const destroy = (request: Request): Promise<void> => finished((done) => request.session.destroy(done));
