import { Router, urlencoded } from 'express';
import { ServiceProblem } from '../../services/problem.js';
import type { ServiceDeps } from '../../services/serviceDeps.js';
import type { IdentityProvider } from '../../services/signIn/identityProvider.js';
import { chooseMembership, listOwnMemberships } from '../../services/sessions/ownMemberships.js';
import { AFTER_SIGN_IN, readReturnAddress } from '../../services/signIn/returnAddress.js';
import { signIn } from '../../services/signIn/signIn.js';
import { findBrowser } from '../session/browser.js';
import { destroy, openSession, regenerate, save, userAgentOf } from '../session/openSession.js';
import type { SessionCookies } from '../session/setUpSession.js';
import { CHOICE_PATH, roleButtons } from './accountPage.js';
import { createInvitationPages } from './invitationPages.js';
import { escaped, sendPage } from './page.js';
import { ACCEPTANCE_PATH, CALLBACK_PATH, SIGNED_OUT_PATH } from './paths.js';
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
  const readForm = urlencoded({ extended: false, limit: '4kb', inflate: false });

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
    if (attempt.invitation !== undefined) {
      await regenerate(request);
      const invited = { ...identity, invitation: attempt.invitation };
      Object.assign(request.session, { invited, idToken, userAgent: userAgentOf(request) });
      await save(request);
      return response.redirect(303, ACCEPTANCE_PATH);
    }
    const caller = await signIn(deps, identity);
    await openSession(request, { caller, idToken });
    response.redirect(303, attempt.returnTo);
  });

  router.use(createInvitationPages(deps, getProvider));

  router.get('/sign-in/account', async (request, response) => {
    const browser = findBrowser(request);
    if (browser?.caller === undefined) return response.redirect(303, '/sign-in');
    const { name, memberRole, organisationName } = browser.caller;
    const words = `${name}, ${memberRole.replaceAll('_', ' ')} of ${organisationName}`;
    const memberships = await listOwnMemberships(deps, browser.caller);
    const endAddress = await provider?.endAddress(undefined).catch(() => undefined);
    sendPage(response, {
      title: 'You are signed in',
      body: `<p>${escaped(words)}</p>
${roleButtons(memberships, browser.caller.membershipId, browser.csrfToken())}
<form method="post" action="/sign-out">
<input type="hidden" name="_csrf" value="${escaped(browser.csrfToken())}">
<button>Sign out</button>
</form>`,
      formsLeadTo: endAddress === undefined ? [] : [endAddress.origin],
    });
  });

  router.post(CHOICE_PATH, readForm, async (request, response) => {
    const browser = findBrowser(request);
    if (browser?.caller === undefined) return response.redirect(303, '/sign-in');
    if (!browser.hasCsrfToken()) throw new ServiceProblem('ACCESS.CSRF_TOKEN_INVALID');
    const { membership_id: chosen } = request.body as Readonly<Record<string, unknown>>;
    await browser.actAs(await chooseMembership(deps, browser.caller, typeof chosen === 'string' ? chosen : ''));
    response.redirect(303, AFTER_SIGN_IN);
  });

  router.post('/sign-out', readForm, async (request, response) => {
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
