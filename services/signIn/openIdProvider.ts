import { decodeProtectedHeader } from 'jose';
import * as client from 'openid-client';
import { ServiceProblem } from '../problem.js';
import type { IdentityProvider, SignedIn } from './identityProvider.js';
import { limitedFetch } from './limitedFetch.js';
import { nameIn } from './nameIn.js';

/** How this installation is known to its identity provider. */
export interface OpenIdSettings {
  issuer: string;
  clientId: string;
  /** Undefined: a public client, which proves itself by PKCE alone. */
  clientSecret: string | undefined;
  /** Where the provider sends browsers back to. */
  redirectUrl: string;
  /** Where it sends them after they have signed out there. */
  afterSignOutUrl: string;
  /** The one algorithm that ID tokens are signed by; what is signed by another is refused. */
  algorithm: string;
  /** True only outside production: the provider may be reached without TLS, and may be the one of development. */
  isDevelopment: boolean;
}

export interface OpenIdDeps {
  clock: () => Date;
  /** Told why a sign-in came to nothing, without anything that was in it. */
  onRefusal: (why: string) => void;
  /** How the provider is asked. */
  ask?: client.CustomFetch;
}

/** For so long the provider's description of itself is believed. Its keys are asked for at every sign-in. */
const DESCRIPTION_MS = 10 * 60_000;
/** Seconds by which the provider's clock may differ from ours. */
const TOLERANCE_SECONDS = 30;
const TIMEOUT_SECONDS = 10;

/** The member by which the development identity provider says what it is. */
export const DEVELOPMENT_MARK = 'portolan_development_identity_provider';

/**
 * An identity provider as a client of OpenID Connect. The provider may be away when this is made, and may change its keys:
 * each sign-in reads them anew.
 */
export function createOpenIdProvider(
  settings: OpenIdSettings,
  { clock, onRefusal, ask = limitedFetch }: OpenIdDeps,
): IdentityProvider {
  let described: { server: client.ServerMetadata; until: number } | undefined;

  async function configure(): Promise<client.Configuration> {
    if (described === undefined || described.until <= clock().getTime()) {
      described = { server: await describe(settings, ask), until: clock().getTime() + DESCRIPTION_MS };
    }
    return configurationOf(settings, described.server, ask);
  }

  const asked = async <T>(
    work: (configuration: client.Configuration) => T | Promise<T>,
    problem: (thrown: unknown) => ServiceProblem = () => new ServiceProblem('ACCESS.IDENTITY_PROVIDER_UNAVAILABLE'),
  ): Promise<T> => {
    let isDescribed = false;
    try {
      const configuration = await configure();
      isDescribed = true;
      return await work(configuration);
    } catch (thrown) {
      onRefusal(wordsOf(thrown));
      throw isDescribed ? problem(thrown) : new ServiceProblem('ACCESS.IDENTITY_PROVIDER_UNAVAILABLE');
    }
  };

  return {
    begin: ({ name } = { name: false }) =>
      asked(async (configuration) => {
        const attempt = {
          state: client.randomState(),
          nonce: client.randomNonce(),
          verifier: client.randomPKCECodeVerifier(),
        };
        const address = client.buildAuthorizationUrl(configuration, {
          redirect_uri: settings.redirectUrl,
          scope: name ? 'openid profile' : 'openid',
          state: attempt.state,
          nonce: attempt.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
          code_challenge_method: 'S256',
        });
        return { address, attempt };
      }),
    finish: (query, { state, nonce, verifier }) =>
      asked(async (configuration): Promise<SignedIn> => {
        const returned = new URL(settings.redirectUrl);
        returned.search = query.toString();
        const tokens = await client.authorizationCodeGrant(configuration, returned, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined || tokens.id_token === undefined) throw new Untrusted('there is no ID token');
        checkBesides(tokens.id_token, claims, clock());
        return { issuer: claims.iss, subject: claims.sub, name: nameIn(claims), idToken: tokens.id_token };
      }, problemOf),
    endAddress: (idToken) =>
      asked((configuration) =>
        configuration.serverMetadata().end_session_endpoint === undefined
          ? undefined
          : client.buildEndSessionUrl(configuration, {
              post_logout_redirect_uri: settings.afterSignOutUrl,
              ...(idToken === undefined ? {} : { id_token_hint: idToken }),
            }),
      ),
  };
}

/** What the client lets pass and we do not. */
class Untrusted extends Error {}

async function describe(
  { issuer, clientId, isDevelopment }: OpenIdSettings,
  ask: client.CustomFetch,
): Promise<client.ServerMetadata> {
  const configuration = await client.discovery(new URL(issuer), clientId, undefined, client.None(), {
    [client.customFetch]: ask,
    timeout: TIMEOUT_SECONDS,
    execute: isDevelopment ? [client.allowInsecureRequests] : [],
  });
  const server = configuration.serverMetadata();
  if (!isDevelopment && Reflect.get(server, DEVELOPMENT_MARK) === true)
    throw new Untrusted(`${issuer} is the identity provider of development, which lets anybody in as anybody`);
  return server;
}

/** Made for each use: with it end the keys that it has read. */
function configurationOf(
  settings: OpenIdSettings,
  server: client.ServerMetadata,
  ask: client.CustomFetch,
): client.Configuration {
  const { clientId, clientSecret, algorithm, isDevelopment } = settings;
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const authentication =
    clientSecret === undefined
      ? client.None()
      : methods.includes('client_secret_basic')
        ? client.ClientSecretBasic(clientSecret)
        : client.ClientSecretPost(clientSecret);
  const metadata = { id_token_signed_response_alg: algorithm, [client.clockTolerance]: TOLERANCE_SECONDS };
  const configuration = new client.Configuration(server, clientId, metadata, authentication);
  configuration[client.customFetch] = ask;
  configuration.timeout = TIMEOUT_SECONDS;
  if (isDevelopment) client.allowInsecureRequests(configuration);
  // Else the signature of a token that came over TLS is not looked at.
  client.enableNonRepudiationChecks(configuration);
  return configuration;
}

/** Tokens of another kind (RFC 8725, section 3.11), tokens from the future, and subjects that name nobody. */
function checkBesides(idToken: string, claims: client.IDToken, at: Date): void {
  const { typ } = decodeProtectedHeader(idToken);
  if (typ !== undefined && typ.toUpperCase() !== 'JWT') throw new Untrusted(`a token of type ${typ} is no ID token`);
  if (claims.iat > at.getTime() / 1000 + TOLERANCE_SECONDS) throw new Untrusted('the ID token is from the future');
  // OpenID Connect Core, section 2: at most 255 ASCII characters.
  if (!/^[\x20-\x7e]{1,255}$/.test(claims.sub)) throw new Untrusted('the subject is no name');
}

/** What the provider said, or did not: a refusal of this sign-in, or a fault that passes. */
function problemOf(thrown: unknown): ServiceProblem {
  if (thrown instanceof client.AuthorizationResponseError)
    return new ServiceProblem('ACCESS.SIGN_IN_REFUSED', { detail: 'The identity provider did not sign you in.' });
  const code: unknown = thrown instanceof Error ? Reflect.get(thrown, 'code') : undefined;
  const isAway = !(thrown instanceof Untrusted) && (typeof code !== 'string' || AWAY.has(code));
  return new ServiceProblem(isAway ? 'ACCESS.IDENTITY_PROVIDER_UNAVAILABLE' : 'ACCESS.SIGN_IN_REFUSED');
}

/** Codes of the client that speak of the way to the provider, not of what it said. */
const AWAY = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']);

/** For the log: what went wrong, without the tokens and claims that such errors carry. */
const wordsOf = (thrown: unknown): string =>
  thrown instanceof Error
    ? [thrown.message, ...(thrown.cause instanceof Error ? [thrown.cause.message] : [])].join(': ')
    : 'something that is no error';
