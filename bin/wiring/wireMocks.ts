import { join } from 'node:path';
import type { Logger } from 'pino';
import { startMocks, type RunningMocks } from '../../mocks/index.js';
import { assertSecrets, mockAddresses } from '../config/counterpartyAddresses.js';
import type { MocksConfig } from '../config/processSettings.js';

/**
 * Real counterparties wait half a minute, and ten where we refuse before they try again. A person who
 * watches a demonstration restart its API should not have to.
 */
const NOTICE_RETRY = { firstMs: 1_000, clientErrorMs: 5_000 };

/** Starts the mock counterparties on the addresses under which the product calls them. */
export async function wireMocks(config: MocksConfig, log: Logger): Promise<RunningMocks> {
  assertSecrets(config);
  const ports = Object.entries(mockAddresses(config)).map(
    ([name, address]) => [name, Number(new URL(address).port)] as const,
  );
  return startMocks({
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
}
