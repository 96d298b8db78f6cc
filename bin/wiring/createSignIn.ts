import type { Logger } from 'pino';
import { SIGNED_OUT_PATH } from '../../api/signIn/paths.js';
import type { SignInSettings } from '../../api/signIn/signInPages.js';
import { createOpenIdProvider } from '../../services/signIn/openIdProvider.js';
import { assertSignIn } from '../config/assertSignIn.js';
import type { ApiConfig } from '../config/processSettings.js';

/**
 * How people sign in to the API, by its settings. The identity provider is not asked before somebody signs in.
 * @throws ConfigFault for what production refuses
 */
export function createSignIn(config: ApiConfig, logger: Logger): SignInSettings {
  assertSignIn(config);
  const redirectUrl = new URL(config.OIDC_REDIRECT_URL);
  const settings = {
    issuer: config.OIDC_ISSUER,
    clientId: config.OIDC_CLIENT_ID,
    clientSecret: config.OIDC_CLIENT_SECRET === '' ? undefined : config.OIDC_CLIENT_SECRET,
    redirectUrl: redirectUrl.href,
    afterSignOutUrl: new URL(SIGNED_OUT_PATH, redirectUrl).href,
    algorithm: config.OIDC_ID_TOKEN_ALGORITHM,
    isDevelopment: config.PORTOLAN_ENV !== 'production',
  };
  const onRefusal = (why: string): void => logger.warn({ why }, 'a sign-in came to nothing');
  return {
    provider:
      settings.issuer === '' ? undefined : createOpenIdProvider(settings, { clock: () => new Date(), onRefusal }),
    cookies: { secrets: config.SESSION_SECRET, isSecure: redirectUrl.protocol === 'https:' },
    contact: config.SIGN_IN_CONTACT,
  };
}
