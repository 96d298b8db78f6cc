import { randomBytes } from 'node:crypto';
import type { Provider } from 'oidc-provider';
import { escapeHtml, type ListedPerson } from './signInPage.js';

export interface ProviderOptions {
  issuer: string;
  /** The one client: public, so with PKCE alone. */
  clientId: string;
  redirectUrl: string;
  afterSignOutUrl: string;
  /** Who may sign in, as it stands at each request. */
  people: () => readonly ListedPerson[];
}

/** By this member of its description a client in production knows it and keeps away. */
const MARK = { portolan_development_identity_provider: true };
const HOUR = 3_600;

/** The provider itself, with a key and cookies of its own. */
export async function createProvider(options: ProviderOptions): Promise<Provider> {
  const { issuer, clientId, redirectUrl, afterSignOutUrl, people } = options;
  provideUrlParse();
  const { Provider: OpenIdProvider } = await import('oidc-provider');
  return new OpenIdProvider(issuer, {
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        redirect_uris: [redirectUrl],
        post_logout_redirect_uris: [afterSignOutUrl],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [await createKey()] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['name'] },
    // Names stand in the ID token, as most providers have it.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    discovery: MARK,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = page(
            'Sign out',
            `${form}\n<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`,
          );
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = page('You are signed out', '');
        },
      },
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, subject) => {
      const person = people().find((one) => one.subject === subject);
      const name = person?.name === undefined ? {} : { name: person.name };
      return person && { accountId: subject, claims: () => ({ sub: subject, ...name }) };
    },
    // Nobody is asked whether this installation may know who they are.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    renderError: (ctx, out) => {
      ctx.body = page('It did not work', `<p>${escapeHtml(`${out.error}: ${out.error_description ?? ''}`)}</p>`);
    },
    ttl: { AccessToken: HOUR, IdToken: HOUR, Interaction: HOUR, Session: 12 * HOUR, Grant: 12 * HOUR },
  });
}

async function createKey(): Promise<{ kty: 'RSA'; [member: string]: unknown }> {
  const { exportJWK, generateKeyPair } = await import('jose');
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = randomBytes(8).toString('hex');
  return { ...(await exportJWK(privateKey)), kty: 'RSA', kid, alg: 'RS256', use: 'sig' };
}

const page = (title: string, body: string): string =>
  `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>${title}</title>\n<h1>${title}</h1>\n${body}\n</html>\n`;

/** Node 20 lacks `URL.parse`, which the package uses; it answers null where the constructor throws. */
function provideUrlParse(): void {
  if ('parse' in URL) return;
  const parse = (address: string, base?: string): URL | null =>
    URL.canParse(address, base) ? new URL(address, base) : null;
  Object.defineProperty(URL, 'parse', { value: parse, writable: true, configurable: true });
}
