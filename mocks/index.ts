import { createCarrierRules } from './carrier/carrierRules.js';
import { createCustomsRules } from './customs/customsRules.js';
import type { ServiceName } from './magicGroup.js';
import { createMarketplaceRules } from './marketplace/marketplaceRules.js';
import { createPaymentRules } from './payment/paymentRules.js';
import { profileOf } from './permitAgency/agencyProfiles.js';
import { createPermitAgencyRules } from './permitAgency/permitAgencyRules.js';
import type { NoticeRetry } from './service/deliveryRules.js';
import type { JsonObject } from './service/json.js';
import type { CreateRules } from './service/serviceParts.js';
import { startService, type RunningService, type ServiceOptions } from './service/startService.js';

export type { ServiceName } from './magicGroup.js';
export { MAGIC_VALUES } from './magicValues.js';
export type { RunningService, ServiceOptions } from './service/startService.js';

/** Counterparties that are no permit agency. */
const RULES: Readonly<Record<string, CreateRules>> = {
  customs: createCustomsRules,
  carrier: createCarrierRules,
  payment: createPaymentRules,
  marketplace: createMarketplaceRules,
};

export interface MocksOptions<Name extends ServiceName = ServiceName> {
  host: string;
  /** Which counterparties to start, each with its port; 0 picks a free one. */
  ports: Readonly<Record<Name, number>>;
  /** Folder in which each keeps one file, so that nothing is lost when the process is started again. */
  stateDir?: string | undefined;
  /** Base address of the API that takes notices. */
  callbackBaseUrl: string;
  /** Standard Webhooks secret of each service. */
  secrets: Readonly<Record<Name, string>>;
  autoProgressMs?: number | undefined;
  noticeRetry?: NoticeRetry | undefined;
  log?: ((service: ServiceName, message: string, fields: JsonObject) => void) | undefined;
  now?: (() => Date) | undefined;
}

export interface RunningMocks<Name extends ServiceName = ServiceName> {
  urls: Record<Name, string>;
  stop(): Promise<void>;
}

/** Starts one mock counterparty: a permit agency unless the name is another's. */
export const startMock = (serviceName: ServiceName, options: ServiceOptions): Promise<RunningService> =>
  startService(serviceName, RULES[serviceName] ?? createPermitAgencyRules(profileOf(serviceName)), options);

/** Starts the mock counterparties that have a port; if one cannot start, none is left running. */
export async function startMocks<Name extends ServiceName>(options: MocksOptions<Name>): Promise<RunningMocks<Name>> {
  const { ports, secrets, log, ...rest } = options;
  const running: RunningService[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(running.splice(0).map((service) => service.stop()));
  };
  const start = async (name: Name): Promise<string> => {
    const logAs = log && ((message: string, fields: JsonObject) => log(name, message, fields));
    const service = await startMock(name, { ...rest, port: ports[name], secret: secrets[name], log: logAs });
    running.push(service);
    return service.url;
  };
  const urls: Partial<Record<Name, string>> = {};
  try {
    for (const name of Object.keys(ports) as Name[]) urls[name] = await start(name);
  } catch (error) {
    await stop();
    throw error;
  }
  return { urls: urls as Record<Name, string>, stop };
}
