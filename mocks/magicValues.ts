import { CUSTOMS_MAGIC } from './customs/customsMagic.js';
import type { MagicGroup, MagicValue } from './magicGroup.js';
import type { Reason } from './service/behaviours.js';

const cargoTooWet: Reason = {
  pointer: '/quantity_grams',
  code: 'P201',
  message: 'The sample exceeds the allowed moisture. Dry the goods again and apply once more.',
};

/** The table, by the command whose answer each row changes. */
const GROUPS: readonly MagicGroup[] = [
  CUSTOMS_MAGIC,
  {
    service: 'naeb',
    operation: 'apply',
    rows: [
      {
        invoiceNumber: 'MAGIC-NAEB-503-TWICE',
        behaviours: [{ kind: 'status', status: 503 }],
        timesPerKey: 2,
        meaning: 'NAEB answers 503 twice, then registers the application',
      },
    ],
  },
  {
    service: 'rica',
    operation: 'apply',
    rows: [
      {
        invoiceNumber: 'MAGIC-RICA-REFUSE',
        behaviours: [{ kind: 'refuse', reasons: [cargoTooWet] }],
        upToVersion: 1,
        meaning: 'RICA refuses the first application by notice and grants the second',
      },
      {
        invoiceNumber: 'MAGIC-RICA-REFUSE-ALWAYS',
        behaviours: [{ kind: 'refuse', reasons: [cargoTooWet] }],
        meaning: 'RICA refuses every application by notice',
      },
      {
        invoiceNumber: 'MAGIC-RICA-SILENT',
        behaviours: [{ kind: 'progress', events: [] }],
        meaning: 'RICA registers the application and decides nothing until told to',
      },
    ],
  },
  {
    service: 'carrier',
    operation: 'book',
    rows: [
      {
        invoiceNumber: 'MAGIC-CARRIER-TIMEOUT',
        behaviours: [{ kind: 'timeout_after_effect' }],
        timesPerKey: 1,
        meaning: 'the carrier books the label but does not answer the first time',
      },
      {
        invoiceNumber: 'MAGIC-CARRIER-TWICE',
        behaviours: [{ kind: 'duplicate_answer' }],
        meaning: 'the carrier sends every notice twice under one id and once under another',
      },
      {
        invoiceNumber: 'MAGIC-CARRIER-BACKWARDS',
        behaviours: [{ kind: 'reverse_notices', count: 2 }],
        meaning: 'the carrier tells of the departure first and of the posting afterwards',
      },
      {
        invoiceNumber: 'MAGIC-CARRIER-REFUSE',
        behaviours: [{ kind: 'refuse_now' }],
        meaning: 'the carrier refuses to carry the parcel',
      },
      {
        invoiceNumber: 'MAGIC-CARRIER-SILENT',
        behaviours: [{ kind: 'progress', events: [] }],
        meaning: 'the carrier books the label and nothing is posted until told to',
      },
      {
        invoiceNumber: 'MAGIC-CARRIER-HELD',
        behaviours: [{ kind: 'progress', events: ['posted', 'held'] }],
        meaning: 'the carrier holds the parcel after posting',
      },
      {
        invoiceNumber: 'MAGIC-CARRIER-RETURNED',
        behaviours: [{ kind: 'progress', events: ['posted', 'returned'] }],
        meaning: 'the carrier returns the parcel to the sender',
      },
    ],
  },
  {
    service: 'payment',
    operation: 'create_intent',
    rows: [
      {
        invoiceNumber: 'MAGIC-PAYMENT-TIMEOUT',
        behaviours: [{ kind: 'timeout_after_effect' }],
        timesPerKey: 1,
        meaning: 'the payment provider makes the intent but does not answer the first time',
      },
      {
        invoiceNumber: 'MAGIC-PAYMENT-TWICE',
        behaviours: [{ kind: 'duplicate_answer' }],
        meaning: 'the payment provider confirms the payment twice under one id and once under another',
      },
    ],
  },
  {
    service: 'payment',
    operation: 'pay',
    rows: [
      {
        invoiceNumber: 'MAGIC-PAYMENT-FAIL',
        behaviours: [{ kind: 'refuse', code: 'F101' }],
        timesPerKey: 1,
        meaning: 'the first attempt to pay fails, the next one succeeds',
      },
    ],
  },
];

/** Every magic value, one row for each outcome; the table that tests and documentation use. */
export const MAGIC_VALUES: readonly MagicValue[] = GROUPS.flatMap(({ rows, ...command }) =>
  rows.map((row) => ({ ...row, ...command })),
);
