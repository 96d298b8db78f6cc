import type { Behaviour } from './service/behaviours.js';

/** A mock counterparty: customs, carrier, payment or marketplace, or a permit agency by its code in lower case. */
export type ServiceName = string;

/**
 * A magic value: an invoice number that makes one counterparty behave in one way, so that each outcome can be had
 * without a script. Invoice numbers that are not in the table are ordinary.
 */
export interface MagicValue {
  readonly invoiceNumber: string;
  readonly service: ServiceName;
  readonly operation: string;
  readonly behaviours: readonly Behaviour[];
  /** Behaves so at most this often for one idempotency key, then as usual. Absent: always. */
  readonly timesPerKey?: number;
  /** Behaves so only up to this version (or round), so that what follows a correction succeeds. Absent: always. */
  readonly upToVersion?: number;
  readonly meaning: string;
}

/** Magic values of one command. */
export interface MagicGroup extends Pick<MagicValue, 'service' | 'operation'> {
  readonly rows: readonly Omit<MagicValue, 'service' | 'operation'>[];
}
