import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK, type JWTPayload } from 'jose';

/** A key pair of the issuer. */
export interface IssuerKey {
  kid: string;
  privateJwk: JWK;
  publicJwk: JWK;
}

/** What the token endpoint was asked. */
export interface TokenRequest {
  authorization: string | undefined;
  fields: URLSearchParams;
}

/** An identity provider of a test's own, which signs whatever it is told to. */
export interface TokenIssuer {
  url: string;
  key: IssuerKey;
  /** Keys that it shows; the first one signs. */
  show(...keys: IssuerKey[]): void;
  /** What the token endpoint answers next, beside an access token. */
  answerWith(body: Record<string, unknown>): void;
  readonly requests: TokenRequest[];
  /** Claims as they should be. */
  claims(own?: JWTPayload): JWTPayload;
  stop(): Promise<void>;
}

/** A new RSA key. Not marked for one algorithm, so that the key alone forbids none. */
export async function createIssuerKey(kid: string): Promise<IssuerKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return {
    kid,
    privateJwk: await exportJWK(privateKey),
    publicJwk: { ...(await exportJWK(publicKey)), kid, use: 'sig' },
  };
}

/** Signs claims as a good issuer does. */
export async function signWith(
  { kid, privateJwk }: IssuerKey,
  claims: JWTPayload,
  own: { alg?: string; [name: string]: unknown } = {},
): Promise<string> {
  const header = { alg: 'RS256', kid, ...own };
  return new SignJWT(claims).setProtectedHeader(header).sign(await importJWK(privateJwk, header.alg));
}

export async function startTokenIssuer(clientId: string): Promise<TokenIssuer> {
  const key = await createIssuerKey('first');
  let shown: readonly IssuerKey[] = [key];
  let next: Record<string, unknown> = {};
  const requests: TokenRequest[] = [];
  const answers: Readonly<Record<string, (request: IncomingMessage) => Promise<unknown>>> = {
    '/.well-known/openid-configuration': () => Promise.resolve(description()),
    '/keys': () => Promise.resolve({ keys: shown.map(({ publicJwk }) => publicJwk) }),
    '/token': async (request) => {
      requests.push({ authorization: request.headers.authorization, fields: new URLSearchParams(await read(request)) });
      return { access_token: 'unused', token_type: 'Bearer', ...next };
    },
  };
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer === undefined) return void response.writeHead(404).end();
    void answer(request).then((body) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const description = () => ({
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    // It offers what nobody should take up.
    id_token_signing_alg_values_supported: ['RS256', 'PS256', 'HS256', 'none'],
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
  });

  return {
    url,
    key,
    show: (...keys) => {
      shown = keys;
    },
    answerWith: (body) => {
      next = body;
    },
    requests,
    claims(own = {}) {
      const now = Math.floor(Date.now() / 1000);
      return { iss: url, aud: clientId, sub: 'exporter', iat: now, exp: now + 300, ...own };
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}
