import { Router, urlencoded } from 'express';
import { ServiceProblem } from '../../services/problem.js';
import type { ServiceDeps } from '../../services/serviceDeps.js';
import { acceptInvitation, readOffer, type Offer } from '../../services/signIn/acceptInvitation.js';
import type { IdentityProvider } from '../../services/signIn/identityProvider.js';
import { AFTER_SIGN_IN } from '../../services/signIn/returnAddress.js';
import { findBrowser } from '../session/browser.js';
import { openSession, regenerate, save, userAgentOf } from '../session/openSession.js';
import { escaped, sendPage } from './page.js';
import { ACCEPTANCE_PATH, INVITATION_PATH } from './paths.js';

/**
 * The way in for somebody who has been invited. The code is typed into a form and so stands in no address: in no log, no
 * history, no Referer, and no program that follows links in letters uses it up. What it opens is accepted after sign-in,
 * on a page of that sign-in's own session: nobody is made a member by a link that another has sent them.
 */
export function createInvitationPages(deps: ServiceDeps, getProvider: () => IdentityProvider): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const readForm = urlencoded({ extended: false, limit: '4kb', inflate: false });

  router.get(INVITATION_PATH, (_request, response) => {
    sendPage(response, {
      title: 'You have been invited',
      body: `<form method="post">
<p><label>The code that you were given<br><input name="code" size="50" maxlength="100" autocomplete="off" required></label></p>
<button>Look at it</button>
</form>`,
    });
  });

  router.post(INVITATION_PATH, readForm, async (request, response) => {
    const code = codeIn(request.body);
    const offer = await readOffer(deps, code);
    const { address, attempt } = await getProvider().begin({ name: true });
    // What is put into this session is nobody's who knows the one before.
    await regenerate(request);
    request.session.attempt = { ...attempt, returnTo: ACCEPTANCE_PATH, invitation: code };
    request.session.userAgent = userAgentOf(request);
    await save(request);
    sendPage(response, {
      title: 'You have been invited',
      body: `${wordsOf(offer)}
<p>Sign in, so that it is known who you are. You accept it afterwards.</p>
<p><a href="${escaped(address.href)}">Sign in</a></p>`,
    });
  });

  router.get(ACCEPTANCE_PATH, async (request, response) => {
    const { invited } = request.session;
    const browser = findBrowser(request);
    if (invited === undefined || browser === undefined) throw new ServiceProblem('ACCESS.SIGN_IN_EXPIRED');
    const offer = await readOffer(deps, invited.invitation);
    sendPage(response, {
      title: 'Do you accept it?',
      body: `${wordsOf(offer)}
<p>You have signed in as ${escaped(invited.name ?? invited.subject)}. From now on whoever signs in so is this member.</p>
<form method="post">
<input type="hidden" name="_csrf" value="${escaped(browser.csrfToken())}">
<button>Accept</button>
</form>`,
    });
  });

  router.post(ACCEPTANCE_PATH, readForm, async (request, response) => {
    const { invited, idToken } = request.session;
    const browser = findBrowser(request);
    if (invited === undefined || browser === undefined) throw new ServiceProblem('ACCESS.SIGN_IN_EXPIRED');
    if (!browser.hasCsrfToken()) throw new ServiceProblem('ACCESS.CSRF_TOKEN_INVALID');
    const caller = await acceptInvitation(deps, invited.invitation, invited);
    await openSession(request, { caller, idToken });
    response.redirect(303, AFTER_SIGN_IN);
  });

  return router;
}

/** The code in a form. Whatever has not its form is as wrong as any other. */
function codeIn(body: unknown): string {
  const code: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'code') : undefined;
  const text = typeof code === 'string' ? code.trim() : '';
  if (!/^[\w-]{43}$/.test(text)) throw new ServiceProblem('ACCESS.INVITATION_INVALID');
  return text;
}

function wordsOf({ organisationName, role, invitedBy, expiresAt }: Offer): string {
  const inviter = invitedBy ?? 'Whoever runs this installation';
  const words = `${inviter} invites you to become ${role.replaceAll('_', ' ')} of ${organisationName}.`;
  return `<p>${escaped(words)}</p>\n<p>The invitation is over at ${escaped(expiresAt)}.</p>`;
}
