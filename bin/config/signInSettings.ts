import { z } from 'zod';
import type { SettingFacts } from './settingFacts.js';
import { count, webAddress } from './settingKinds.js';

/** How the development identity provider knows this installation. Production refuses it. */
export const DEVELOPMENT_CLIENT = 'portolan-development';

/** Issuer identifiers may end in a slash, and are compared as they are. Empty: there is none. */
const issuer = z.union([z.literal(''), z.url({ protocol: /^https?$/ })]);

const callback = z
  .url({ protocol: /^https?$/ })
  .refine(
    (address) => new URL(address).pathname === '/sign-in/callback',
    'expected an address ending in /sign-in/callback',
  );

/** Asymmetric algorithms of RFC 7518 and RFC 8037 alone: whoever can check a token must not be able to make one. */
const algorithm = z.enum([
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]);

const sessionSecrets = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(z.string().min(32, 'expected at least 32 characters each')));

const optional = (description: string, developmentDefault = ''): SettingFacts => ({
  description,
  developmentDefault,
  requiredInProduction: false,
  secret: false,
});

/** Everything about how people sign in. */
export const signInSettings = {
  DEVELOPMENT_IDENTITY_URL: [
    webAddress,
    {
      ...optional(
        'Address of the identity provider of development and tests, where one picks a person and needs no password. npm start runs it.',
        'http://127.0.0.1:8417',
      ),
      refusedInProduction: 'it lets anybody in as anybody',
    },
  ],
  OIDC_ISSUER: [
    issuer,
    optional(
      'Issuer identifier of the identity provider by which people sign in (OpenID Connect), as its ID tokens say it. Empty: nobody signs in, and access tokens alone open the door. npm start: the one of development.',
    ),
  ],
  OIDC_CLIENT_ID: [
    z.string().min(1),
    optional('How the identity provider knows this installation.', DEVELOPMENT_CLIENT),
  ],
  OIDC_CLIENT_SECRET: [
    z.string(),
    {
      ...optional(
        'What this installation proves itself with to the identity provider. Empty: a public client, with PKCE alone.',
      ),
      secret: true,
    },
  ],
  OIDC_REDIRECT_URL: [
    callback,
    optional(
      'Where the identity provider sends browsers back to: /sign-in/callback of the API as browsers see it.',
      'http://127.0.0.1:8400/sign-in/callback',
    ),
  ],
  OIDC_ID_TOKEN_ALGORITHM: [
    algorithm,
    optional('The one algorithm by which the identity provider signs its ID tokens.', 'RS256'),
  ],
  SIGN_IN_CONTACT: [
    z.string().trim().min(1).max(300),
    optional(
      'Whom people are told to ask who cannot get in, as the end of the sentence "Ask …".',
      'the administrator of your firm, or whoever runs this installation',
    ),
  ],
  SESSION_SECRET: [
    sessionSecrets,
    {
      description:
        'Signs the cookies of sessions: at least 32 random characters. While one is being replaced, the new one, a comma, and the old one. npm start makes it.',
      requiredInProduction: true,
      secret: true,
    },
  ],
  SESSION_IDLE_MINUTES: [count, optional('Minutes without use after which a session has ended.', '60')],
  SESSION_HOURS: [count, optional('Hours after sign-in at which a session ends, however much it is used.', '12')],
} satisfies Record<string, [z.ZodType, SettingFacts]>;
