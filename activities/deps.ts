import type { Meters } from '../domain/meters/meters.js';
import type { RecordAccess, Transaction } from '../prisma/withActor.js';
import type { PackRegistry } from '../rules/loader/packRegistry.js';
import type { CarrierPort } from './adapters/carrier/port.js';
import type { CustomsPort } from './adapters/customs/port.js';
import type { PaymentPort } from './adapters/payment/port.js';
import type { PermitAgencyPort } from './adapters/permitAgency/port.js';

/** The counterparties, each behind its adapter. */
export interface Adapters {
  customs: CustomsPort;
  /** By the name of the counterparty; only agencies for which an address is configured. */
  permitAgencies: Readonly<Record<string, PermitAgencyPort>>;
  carrier: CarrierPort;
  payment: PaymentPort;
}

/** What activities say to the log; pino's loggers fit. */
export interface ActivityLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Everything an activity may need of the outside. */
export interface ActivityDeps {
  record: RecordAccess;
  registry: PackRegistry;
  adapters: Adapters;
  /** Version of this release: part of the fingerprint of a parked step, since another release may not have the fault. */
  version: string;
  log: ActivityLog;
  meters: Meters;
}

export type { Transaction };
