import { createHash } from 'node:crypto';
import { exportSPKI, importJWK, SignJWT, UnsecuredJWT, type CryptoKey, type JWTPayload } from 'jose';
import { createOpenIdProvider } from '../../services/signIn/openIdProvider.js';
import { Browser, type Seen } from '../support/api/browser.js';
import { linkPeople, settingsFor } from '../support/api/signIn.js';
import { startTestApi, type OwnParts, type TestApi } from '../support/api/startTestApi.js';
import { createIssuerKey, signWith, startTokenIssuer, type TokenIssuer } from '../support/signIn/tokenIssuer.js';

/** What an ID token has to be, asked through the whole API with a provider that answers as a test tells it (RFC 8725, S4). */
const CLIENT = 'portolan-test';
const SECRET = 'what the client shows';
let api: TestApi;
let issuer: TokenIssuer;
const refusals: string[] = [];
beforeAll(async () => {
  issuer = await startTokenIssuer(CLIENT);
  const signIn: OwnParts['signIn'] = (url) => {
    const settings = settingsFor(url, issuer.url, { clientId: CLIENT, clientSecret: SECRET });
    const onRefusal = (why: string): unknown => refusals.push(why);
    return Promise.resolve({ provider: createOpenIdProvider(settings, { clock: () => new Date(), onRefusal }) });
  };
  api = await startTestApi({}, { signIn });
  await linkPeople(api, issuer.url);
});
afterAll(async () => {
  await api.close();
  await issuer.stop();
});

/** Makes an ID token for a sign-in, or the whole answer of the token endpoint. */
type Make = (claims: JWTPayload) => string | object | Promise<string | object>;

/** A sign-in to which the provider answers with a token. @returns the end of it, and who the API then says it is */
async function signInWith(make: Make): Promise<{ seen: Seen; me: number }> {
  const browser = new Browser();
  const begun = new URL((await browser.ask('GET', `${api.url}/sign-in`)).location ?? '').searchParams;
  const made = await make(issuer.claims({ nonce: begun.get('nonce') ?? '' }));
  issuer.answerWith(typeof made === 'string' ? { id_token: made } : { ...made });
  const query = new URLSearchParams({ code: 'a-code', state: begun.get('state') ?? '' });
  const seen = await browser.ask('GET', `${api.url}/sign-in/callback?${query.toString()}`);
  const me = (await browser.ask('GET', `${api.url}/v1/me`)).status;
  const verifier = issuer.requests.at(-1)?.fields.get('code_verifier') ?? '';
  expect(createHash('sha256').update(verifier).digest('base64url')).toBe(begun.get('code_challenge'));
  return { seen, me };
}

const good: Make = (claims) => signWith(issuer.key, claims);
const changed =
  (own: (now: number) => JWTPayload): Make =>
  (claims) =>
    signWith(issuer.key, { ...claims, ...own(Math.floor(Date.now() / 1000)) });
const without =
  (name: string): Make =>
  ({ [name]: _left, ...claims }) =>
    signWith(issuer.key, claims);
const parts = async (claims: JWTPayload): Promise<[string, string, string]> =>
  (await signWith(issuer.key, claims)).split('.') as [string, string, string];
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const keyed = (claims: JWTPayload, secret: string | Uint8Array): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'first' }).sign(Buffer.from(secret));
const publicPem = async (): Promise<string> =>
  exportSPKI((await importJWK(issuer.key.publicJwk, 'RS256', { extractable: true })) as CryptoKey);

const REFUSED: readonly [string, Make][] = [
  ['no signature at all (alg none)', (claims) => new UnsecuredJWT(claims).encode()],
  ['a signature by the public key as a shared secret (HS256)', async (claims) => keyed(claims, await publicPem())],
  ['a signature by the client secret (HS256)', (claims) => keyed(claims, SECRET)],
  ['another algorithm of the same key (PS256)', (claims) => signWith(issuer.key, claims, { alg: 'PS256' })],
  ['another issuer', changed(() => ({ iss: 'https://elsewhere.example' }))],
  ['another audience', changed(() => ({ aud: 'another-client' }))],
  ['several audiences, authorised for another', changed(() => ({ aud: [CLIENT, 'other'], azp: 'other' }))],
  ['a token that has expired', changed((now) => ({ iat: now - 600, exp: now - 60 }))],
  ['a token that never expires', without('exp')],
  ['an end that is no instant', changed(() => ({ exp: 'tomorrow' as unknown as number }))],
  ['a token that begins in the future', changed((now) => ({ nbf: now + 300 }))],
  ['a token from the future', changed((now) => ({ iat: now + 300, exp: now + 600 }))],
  ['a key that nobody knows', (claims) => signWith(issuer.key, claims, { kid: 'another' })],
  ['a known key id, and another key', async (claims) => signWith({ ...(await createIssuerKey('first')) }, claims)],
  [
    'a key that the token brings along',
    async (claims) => {
      const own = await createIssuerKey('own');
      return signWith(own, claims, { jwk: own.publicJwk });
    },
  ],
  [
    'claims that were changed afterwards',
    async (claims) => {
      const [header, , signature] = await parts(claims);
      return `${header}.${encoded({ ...claims, sub: 'operator' })}.${signature}`;
    },
  ],
  [
    'a signature that was cut off',
    async (claims) => {
      const [header, payload] = await parts(claims);
      return `${header}.${payload}.`;
    },
  ],
  ["another sign-in's nonce", changed(() => ({ nonce: 'of another' }))],
  ['no nonce', without('nonce')],
  ['no subject', without('sub')],
  ['an empty subject', changed(() => ({ sub: '' }))],
  ['a token of another type', (claims) => signWith(issuer.key, claims, { typ: 'at+jwt' })],
  ['no ID token', () => ({})],
  ['something that is no token', () => 'no.token'],
  ['a huge token', (claims) => signWith(issuer.key, { ...claims, filling: 'x'.repeat(300_000) })],
];

it('takes a token that is as it should be, and shows the provider its secret', async () => {
  const { seen, me } = await signInWith(good);
  expect([seen.status, seen.location, me]).toEqual([303, `${api.url}/sign-in/account`, 200]);
  const shown = issuer.requests.at(-1)?.authorization ?? '';
  expect(shown).toMatch(/^Basic /);
  const [id, secret] = Buffer.from(shown.slice(6), 'base64').toString().split(':');
  expect([...new URLSearchParams(`${id}=${secret}`)]).toEqual([[CLIENT, SECRET]]);
});

it('has more than twenty ways to refuse', () => {
  expect(new Set(REFUSED.map(([what]) => what)).size).toBeGreaterThanOrEqual(20);
});

it.each(REFUSED)('401: %s', async (_what, make) => {
  const before = refusals.length;
  const { seen, me } = await signInWith(make);
  expect([seen.status, me]).toEqual([401, 401]);
  expect(seen.text).toContain('ACCESS.SIGN_IN_REFUSED');
  // The log says why; neither it nor the page holds what was refused.
  expect(refusals).toHaveLength(before + 1);
  expect(`${refusals.at(-1)} ${seen.text}`).not.toContain('eyJ');
});

it('takes up new keys without a restart, and those that are gone no more', async () => {
  const second = await createIssuerKey('second');
  issuer.show(issuer.key, second);
  expect((await signInWith((claims) => signWith(second, claims))).me).toBe(200);
  issuer.show(second);
  expect((await signInWith((claims) => signWith(second, claims))).me).toBe(200);
  expect((await signInWith(good)).seen.status).toBe(401);
  issuer.show(issuer.key);
  expect((await signInWith(good)).me).toBe(200);
});

describe('a provider', () => {
  const providerOf = (isDevelopment: boolean, description: () => Response) =>
    createOpenIdProvider(settingsFor('https://portolan.example', 'https://provider.example', { isDevelopment }), {
      clock: () => new Date(),
      onRefusal: () => undefined,
      ask: () => Promise.resolve(description()),
    });
  const answering = (own: object) => () =>
    Response.json({
      issuer: 'https://provider.example',
      authorization_endpoint: 'https://provider.example/authorize',
      ...own,
    });
  const UNAVAILABLE = { code: 'ACCESS.IDENTITY_PROVIDER_UNAVAILABLE' };

  it('of development is not taken in production, wherever it stands', async () => {
    const description = answering({ portolan_development_identity_provider: true });
    await expect(providerOf(true, description).begin()).resolves.toBeDefined();
    await expect(providerOf(false, description).begin()).rejects.toMatchObject(UNAVAILABLE);
    await expect(providerOf(false, answering({})).begin()).resolves.toBeDefined();
  });

  it('that is away, or somebody else, is told as such, and asked again', async () => {
    let isAway = true;
    const provider = providerOf(false, () => (isAway ? new Response('', { status: 502 }) : answering({})()));
    await expect(provider.begin()).rejects.toMatchObject(UNAVAILABLE);
    isAway = false;
    await expect(provider.begin()).resolves.toBeDefined();
    await expect(providerOf(false, answering({ issuer: 'https://another.example' })).begin()).rejects.toMatchObject(
      UNAVAILABLE,
    );
  });
});
