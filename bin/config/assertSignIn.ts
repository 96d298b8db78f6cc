import type { Config } from '../config.js';
import { ConfigFault } from './loadConfig.js';
import { DEVELOPMENT_CLIENT } from './signInSettings.js';

type SignInConfig = Pick<
  Config,
  'PORTOLAN_ENV' | 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_REDIRECT_URL' | 'DEVELOPMENT_IDENTITY_URL'
>;

/**
 * In production people sign in by a provider of the installation's own, and nothing of it goes without TLS.
 * @throws ConfigFault naming every setting that would have it otherwise
 */
export function assertSignIn(config: SignInConfig): void {
  const { PORTOLAN_ENV, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_REDIRECT_URL, DEVELOPMENT_IDENTITY_URL } = config;
  if (PORTOLAN_ENV !== 'production' || OIDC_ISSUER === '') return;
  const isDevelopment = new URL(OIDC_ISSUER).origin === new URL(DEVELOPMENT_IDENTITY_URL).origin;
  const faults = [
    ...(isDevelopment
      ? [`OIDC_ISSUER = ${OIDC_ISSUER} is the identity provider of development, which lets anybody in as anybody`]
      : []),
    ...(OIDC_CLIENT_ID === DEVELOPMENT_CLIENT
      ? [`OIDC_CLIENT_ID = ${OIDC_CLIENT_ID} is the name for the identity provider of development; set your own`]
      : []),
    ...Object.entries({ OIDC_ISSUER, OIDC_REDIRECT_URL })
      .filter(([, address]) => !address.startsWith('https://'))
      .map(([name, address]) => `${name} = ${address}: production signs in by https alone`),
  ];
  if (faults.length > 0) throw new ConfigFault(faults);
}
