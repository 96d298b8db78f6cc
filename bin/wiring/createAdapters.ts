import { createHttpCarrier } from '../../activities/adapters/carrier/index.js';
import { createHttpCustoms } from '../../activities/adapters/customs/index.js';
import { createHttpPayment } from '../../activities/adapters/payment/index.js';
import { createHttpPermitAgency } from '../../activities/adapters/permitAgency/index.js';
import type { Adapters } from '../../activities/deps.js';
import type { WorkerConfig } from '../config/processSettings.js';

/** The one place that says which adapter stands for which counterparty. */
export function createAdapters(config: WorkerConfig): Adapters {
  return {
    customs: createHttpCustoms({ baseUrl: config.CUSTOMS_URL }),
    permitAgencies: Object.fromEntries(
      Object.entries(config.AGENCY_URLS).map(([counterparty, baseUrl]) => [
        counterparty,
        createHttpPermitAgency({ counterparty, baseUrl }),
      ]),
    ),
    carrier: createHttpCarrier({ baseUrl: config.CARRIER_URL }),
    payment: createHttpPayment({ baseUrl: config.PAYMENT_URL }),
  };
}
