import { startIdentityProvider } from '../../../mocks/identity/startIdentityProvider.js';
import type { RunningService } from '../../../mocks/index.js';
import { PEOPLE_KEEPER } from '../../../prisma/actor.js';
import { INSTALLATION_CHAIN } from '../../../prisma/queries/audit.js';
import { linkIdentity } from '../../../prisma/queries/identities.js';
import type { ServiceConfig } from '../../../services/serviceDeps.js';
import { createOpenIdProvider, type OpenIdSettings } from '../../../services/signIn/openIdProvider.js';
import { Browser, type Seen } from './browser.js';
import { HANDLES, type Handle } from './people.js';
import { NOBODY_SIGNS_IN, startTestApi, type OwnParts, type TestApi } from './startTestApi.js';

/** Whom the identity provider knows and nobody here; of `newcomer` it knows the name too. */
const STRANGERS = ['nobody_here', 'other_newcomer'] as const;
type Unknown = (typeof STRANGERS)[number] | 'newcomer';

/** What an API is told of an identity provider in tests. */
export const settingsFor = (url: string, issuer: string, own: Partial<OpenIdSettings> = {}): OpenIdSettings => ({
  issuer,
  clientId: 'portolan-test',
  clientSecret: undefined,
  redirectUrl: `${url}/sign-in/callback`,
  afterSignOutUrl: `${url}/sign-in/ended`,
  algorithm: 'RS256',
  isDevelopment: true,
  ...own,
});

/** Links everybody's sign-in at a provider: the subject is the person's handle. */
export async function linkPeople(api: TestApi, issuer: string): Promise<void> {
  const by = { chain: INSTALLATION_CHAIN, actor: 'system', role: 'system', at: new Date().toISOString() };
  await api.deps.record.withActor(PEOPLE_KEEPER, async (tx) => {
    for (const handle of HANDLES)
      await linkIdentity(tx, { issuer, subject: handle, personId: api.people[handle].personId }, by);
  });
}

/** An API with the identity provider of development beside it; it lists everybody, and one whom nobody here knows. */
export interface SignInStack extends TestApi {
  identity: RunningService;
}

/** @param options whether browsers are to come by TLS, and where the engine's pages are served */
export async function startSignInStack(
  config: Partial<ServiceConfig> = {},
  { isSecure = false, ...own }: { isSecure?: boolean } & Pick<OwnParts, 'engineOrigin'> = {},
): Promise<SignInStack> {
  const started: { identity?: RunningService } = {};
  const signIn = async (url: string) => {
    const identity = await startIdentityProvider({
      host: '127.0.0.1',
      port: 0,
      clientId: 'portolan-test',
      redirectUrl: `${url}/sign-in/callback`,
      afterSignOutUrl: `${url}/sign-in/ended`,
      people: () => [
        ...[...HANDLES, ...STRANGERS].map((subject) => ({ subject, words: `<${subject}>` })),
        { subject: 'newcomer', words: 'has a name', name: 'Aline  Uwase' },
      ],
    });
    started.identity = identity;
    const settings = settingsFor(url, identity.url);
    return {
      provider: createOpenIdProvider(settings, { clock: () => new Date(), onRefusal: () => undefined }),
      cookies: { ...NOBODY_SIGNS_IN.cookies, isSecure },
    };
  };
  const api = await startTestApi(config, { ...own, signIn });
  const { identity } = started;
  if (identity === undefined) throw new Error('the identity provider was not started');
  await linkPeople(api, identity.url);
  return {
    ...api,
    identity,
    async close() {
      await identity.stop();
      await api.close();
    },
  };
}

/** A browser in which a person has signed in. @returns it, and where it was led */
export async function signInAs(
  api: Pick<TestApi, 'url'>,
  who: Handle | Unknown,
  { browser = new Browser({ 'user-agent': 'A browser of tests' }), returnTo = '' } = {},
): Promise<{ browser: Browser; seen: Seen }> {
  const query = returnTo === '' ? '' : `?return_to=${encodeURIComponent(returnTo)}`;
  const choice = await browser.go(`${api.url}/sign-in${query}`);
  if (!choice.text.includes('Who are you?')) return { browser, seen: choice };
  return { browser, seen: await browser.submit(choice.url, { person: who }) };
}

/** The CSRF token in a page. */
export const csrfIn = ({ text }: Seen): string => /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';

/** A browser in which somebody has entered the code of an invitation, and gone on to sign in. @returns where it came to */
export async function bringInvitation(
  api: TestApi,
  who: Handle | Unknown,
  code: string,
  browser = new Browser(),
): Promise<{ browser: Browser; entered: Seen; seen: Seen }> {
  const entered = await browser.submit(`${api.url}/sign-in/invitation`, { code });
  const address = /<a href="([^"]+)">Sign in<\/a>/.exec(entered.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  if (entered.status !== 200) return { browser, entered, seen: entered };
  const choice = await browser.go(address);
  const seen = choice.text.includes('Who are you?') ? await browser.submit(choice.url, { person: who }) : choice;
  return { browser, entered, seen };
}

/** The same, and accepted. */
export async function acceptAs(
  api: TestApi,
  who: Handle | Unknown,
  code: string,
): Promise<{ browser: Browser; seen: Seen }> {
  const { browser, seen } = await bringInvitation(api, who, code);
  return { browser, seen: await browser.submit(seen.url, { _csrf: csrfIn(seen) }) };
}
