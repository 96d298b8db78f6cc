import { createCarrierRules } from './carrier/carrierRules.js';
import { createCustomsRules } from './customs/customsRules.js';
import { SERVICE_NAMES, type ServiceName } from './magicGroup.js';
import { createPaymentRules } from './payment/paymentRules.js';
import { NAEB, RICA } from './permitAgency/agencyProfile.js';
import { createPermitAgencyRules } from './permitAgency/permitAgencyRules.js';
import type { NoticeRetry } from './service/deliveryRules.js';
import type { JsonObject } from './service/json.js';
import type { CreateRules } from './service/serviceParts.js';
import { startService, type RunningService, type ServiceOptions } from './service/startService.js';

export { SERVICE_NAMES, type ServiceName } from './magicGroup.js';
export { MAGIC_VALUES } from './magicValues.js';
export type { RunningService, ServiceOptions } from './service/startService.js';

const RULES: Record<ServiceName, CreateRules> = {
  customs: createCustomsRules,
  naeb: createPermitAgencyRules(NAEB),
  rica: createPermitAgencyRules(RICA),
  carrier: createCarrierRules,
  payment: createPaymentRules,
};

export interface MocksOptions {
  host: string;
  /** Port of each service; 0 picks a free one. */
  ports: Record<ServiceName, number>;
  /** Folder in which each keeps one file, so that nothing is lost when the process is started again. */
  stateDir?: string | undefined;
  /** Base address of the API that takes notices. */
  callbackBaseUrl: string;
  /** Standard Webhooks secret of each service. */
  secrets: Record<ServiceName, string>;
  autoProgressMs?: number | undefined;
  noticeRetry?: NoticeRetry | undefined;
  log?: ((service: ServiceName, message: string, fields: JsonObject) => void) | undefined;
  now?: (() => Date) | undefined;
}

export interface RunningMocks {
  urls: Record<ServiceName, string>;
  stop(): Promise<void>;
}

/** Starts one mock counterparty. */
export const startMock = (serviceName: ServiceName, options: ServiceOptions): Promise<RunningService> =>
  startService(serviceName, RULES[serviceName], options);

/** Starts all five mock counterparties; if one cannot start, none is left running. */
export async function startMocks(options: MocksOptions): Promise<RunningMocks> {
  const { ports, secrets, log, ...rest } = options;
  const running: RunningService[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(running.splice(0).map((service) => service.stop()));
  };
  const start = async (name: ServiceName): Promise<string> => {
    const logAs = log && ((message: string, fields: JsonObject) => log(name, message, fields));
    const service = await startMock(name, { ...rest, port: ports[name], secret: secrets[name], log: logAs });
    running.push(service);
    return service.url;
  };
  const urls: Record<ServiceName, string> = { customs: '', naeb: '', rica: '', carrier: '', payment: '' };
  try {
    for (const name of SERVICE_NAMES) urls[name] = await start(name);
  } catch (error) {
    await stop();
    throw error;
  }
  return { urls, stop };
}
