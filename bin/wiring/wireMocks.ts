import { join } from 'node:path';
import type { Logger } from 'pino';
import { SIGNED_OUT_PATH } from '../../api/signIn/paths.js';
import { startIdentityProvider } from '../../mocks/identity/startIdentityProvider.js';
import { startMocks, type RunningMocks, type RunningService } from '../../mocks/index.js';
import { assertSecrets, mockAddresses } from '../config/counterpartyAddresses.js';
import type { MocksConfig } from '../config/processSettings.js';
import { DEVELOPMENT_CLIENT } from '../config/signInSettings.js';
import { findPeople } from './peopleFile.js';

/**
 * Real counterparties wait half a minute, and ten where we refuse before they try again. A person who
 * watches a demonstration restart its API should not have to.
 */
const NOTICE_RETRY = { firstMs: 1_000, clientErrorMs: 5_000 };

/** Starts the mock counterparties on the addresses under which the product calls them. */
export async function wireMocks(config: MocksConfig, log: Logger): Promise<RunningMocks> {
  assertSecrets(config);
  const identity = await startIdentity(config);
  const ports = Object.entries(mockAddresses(config)).map(
    ([name, address]) => [name, Number(new URL(address).port)] as const,
  );
  const mocks = await startMocks({
    host: new URL(config.CUSTOMS_URL).hostname,
    ports: Object.fromEntries(ports),
    stateDir: join(config.PORTOLAN_HOME, 'mocks'),
    callbackBaseUrl: config.CALLBACK_BASE_URL,
    // A mock signs with the newest of its secrets.
    secrets: Object.fromEntries(
      Object.entries(config.COUNTERPARTY_SECRETS).map(([name, valid]) => [name, [valid].flat()[0] ?? '']),
    ),
    noticeRetry: NOTICE_RETRY,
    log: (service, message, fields) => log.info({ service, ...fields }, message),
  });
  return {
    urls: mocks.urls,
    stop: async () => void (await Promise.all([mocks.stop(), identity?.stop()])),
  };
}

/** The identity provider of development, with the people of this installation; never in production. */
async function startIdentity(config: MocksConfig): Promise<RunningService | undefined> {
  if (config.PORTOLAN_ENV === 'production') return undefined;
  const { hostname, port, origin } = new URL(config.DEVELOPMENT_IDENTITY_URL);
  return startIdentityProvider({
    host: hostname,
    port: Number(port),
    issuer: origin,
    clientId: DEVELOPMENT_CLIENT,
    redirectUrl: config.OIDC_REDIRECT_URL,
    afterSignOutUrl: new URL(SIGNED_OUT_PATH, config.OIDC_REDIRECT_URL).href,
    people: () =>
      (findPeople(config.PORTOLAN_HOME)?.people ?? []).map(({ name, role, organisation }) => ({
        subject: name,
        words: `${role.replaceAll('_', ' ')} of ${organisation}`,
      })),
  });
}
