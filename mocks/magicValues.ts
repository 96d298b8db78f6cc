import type { Behaviour, Reason } from './service/behaviours.js';

/** The five mock counterparties. */
export const SERVICE_NAMES = ['customs', 'naeb', 'rica', 'carrier', 'payment'] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

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

const badCommodityCode: Reason = {
  pointer: '/goods_shipment/items/0/commodity_code',
  code: 'C104',
  message: 'The commodity code does not fit the description of the goods.',
};
const cargoTooWet: Reason = {
  pointer: '/quantity_grams',
  code: 'P201',
  message: 'The sample exceeds the allowed moisture. Dry the goods again and apply once more.',
};

/** Every magic value, one row for each outcome; the table that tests and documentation use. */
export const MAGIC_VALUES: readonly MagicValue[] = [
  {
    invoiceNumber: 'MAGIC-CUSTOMS-REJECT',
    service: 'customs',
    operation: 'lodge',
    behaviours: [{ kind: 'reject', errors: [badCommodityCode] }],
    upToVersion: 1,
    meaning: 'customs rejects the first version with a field pointer and accepts the corrected one',
  },
  {
    invoiceNumber: 'MAGIC-CUSTOMS-REFUSE',
    service: 'customs',
    operation: 'lodge',
    behaviours: [{ kind: 'refuse_now', reasons: [badCommodityCode] }],
    upToVersion: 1,
    meaning: 'customs refuses the first version in its answer and accepts the corrected one',
  },
  {
    invoiceNumber: 'MAGIC-CUSTOMS-503-TWICE',
    service: 'customs',
    operation: 'lodge',
    behaviours: [{ kind: 'status', status: 503 }],
    timesPerKey: 2,
    meaning: 'customs answers 503 twice, then takes the declaration',
  },
  {
    invoiceNumber: 'MAGIC-CUSTOMS-503',
    service: 'customs',
    operation: 'lodge',
    behaviours: [{ kind: 'status', status: 503 }],
    meaning: 'customs answers 503 for ever: the step parks',
  },
  {
    invoiceNumber: 'MAGIC-CUSTOMS-RESET',
    service: 'customs',
    operation: 'lodge',
    behaviours: [{ kind: 'reset' }],
    timesPerKey: 1,
    meaning: 'customs resets the first connection',
  },
  {
    invoiceNumber: 'MAGIC-CUSTOMS-SLOW',
    service: 'customs',
    operation: 'lodge',
    behaviours: [{ kind: 'slow', ms: 2_000 }],
    meaning: 'customs takes two seconds to answer',
  },
  {
    invoiceNumber: 'MAGIC-CUSTOMS-TIMEOUT',
    service: 'customs',
    operation: 'lodge',
    behaviours: [{ kind: 'timeout_after_effect' }],
    timesPerKey: 1,
    meaning: 'customs takes the declaration but does not answer the first time',
  },
  {
    invoiceNumber: 'MAGIC-CUSTOMS-NONSENSE',
    service: 'customs',
    operation: 'lodge',
    behaviours: [{ kind: 'nonsense' }],
    timesPerKey: 1,
    meaning: 'customs takes the declaration and answers nonsense the first time',
  },
  {
    invoiceNumber: 'MAGIC-CUSTOMS-TWICE',
    service: 'customs',
    operation: 'lodge',
    behaviours: [{ kind: 'duplicate_answer' }],
    meaning: 'customs sends its notice twice under one id and once under another',
  },
  {
    invoiceNumber: 'MAGIC-CUSTOMS-LATE',
    service: 'customs',
    operation: 'lodge',
    behaviours: [{ kind: 'late_answer_old_version' }],
    meaning: 'a rejection of the version before comes in ahead of the answer',
  },
  {
    invoiceNumber: 'MAGIC-CUSTOMS-SILENT',
    service: 'customs',
    operation: 'lodge',
    behaviours: [{ kind: 'hold_notice' }],
    meaning: 'customs takes the declaration and sends no notice until told to',
  },
  {
    invoiceNumber: 'MAGIC-NAEB-503-TWICE',
    service: 'naeb',
    operation: 'apply',
    behaviours: [{ kind: 'status', status: 503 }],
    timesPerKey: 2,
    meaning: 'NAEB answers 503 twice, then registers the application',
  },
  {
    invoiceNumber: 'MAGIC-RICA-REFUSE',
    service: 'rica',
    operation: 'apply',
    behaviours: [{ kind: 'refuse', reasons: [cargoTooWet] }],
    upToVersion: 1,
    meaning: 'RICA refuses the first application by notice and grants the second',
  },
  {
    invoiceNumber: 'MAGIC-RICA-REFUSE-ALWAYS',
    service: 'rica',
    operation: 'apply',
    behaviours: [{ kind: 'refuse', reasons: [cargoTooWet] }],
    meaning: 'RICA refuses every application by notice',
  },
  {
    invoiceNumber: 'MAGIC-RICA-SILENT',
    service: 'rica',
    operation: 'apply',
    behaviours: [{ kind: 'progress', events: [] }],
    meaning: 'RICA registers the application and decides nothing until told to',
  },
  {
    invoiceNumber: 'MAGIC-CARRIER-TIMEOUT',
    service: 'carrier',
    operation: 'book',
    behaviours: [{ kind: 'timeout_after_effect' }],
    timesPerKey: 1,
    meaning: 'the carrier books the label but does not answer the first time',
  },
  {
    invoiceNumber: 'MAGIC-CARRIER-TWICE',
    service: 'carrier',
    operation: 'book',
    behaviours: [{ kind: 'duplicate_answer' }],
    meaning: 'the carrier sends every notice twice under one id and once under another',
  },
  {
    invoiceNumber: 'MAGIC-CARRIER-REFUSE',
    service: 'carrier',
    operation: 'book',
    behaviours: [{ kind: 'refuse_now' }],
    meaning: 'the carrier refuses to carry the parcel',
  },
  {
    invoiceNumber: 'MAGIC-CARRIER-HELD',
    service: 'carrier',
    operation: 'book',
    behaviours: [{ kind: 'progress', events: ['posted', 'held'] }],
    meaning: 'the carrier holds the parcel after posting',
  },
  {
    invoiceNumber: 'MAGIC-CARRIER-RETURNED',
    service: 'carrier',
    operation: 'book',
    behaviours: [{ kind: 'progress', events: ['posted', 'returned'] }],
    meaning: 'the carrier returns the parcel to the sender',
  },
  {
    invoiceNumber: 'MAGIC-PAYMENT-TIMEOUT',
    service: 'payment',
    operation: 'create_intent',
    behaviours: [{ kind: 'timeout_after_effect' }],
    timesPerKey: 1,
    meaning: 'the payment provider makes the intent but does not answer the first time',
  },
  {
    invoiceNumber: 'MAGIC-PAYMENT-TWICE',
    service: 'payment',
    operation: 'create_intent',
    behaviours: [{ kind: 'duplicate_answer' }],
    meaning: 'the payment provider confirms the payment twice under one id and once under another',
  },
  {
    invoiceNumber: 'MAGIC-PAYMENT-FAIL',
    service: 'payment',
    operation: 'pay',
    behaviours: [{ kind: 'refuse', code: 'F101' }],
    timesPerKey: 1,
    meaning: 'the first attempt to pay fails, the next one succeeds',
  },
];
