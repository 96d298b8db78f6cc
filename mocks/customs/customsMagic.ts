import type { MagicGroup } from '../magicGroup.js';
import type { Reason } from '../service/behaviours.js';

const badCommodityCode: Reason = {
  pointer: '/goods_shipment/items/0/commodity_code',
  code: 'C104',
  message: 'The commodity code does not fit the description of the goods.',
};
/** Magic values of a lodgement. */
export const CUSTOMS_MAGIC: MagicGroup = {
  service: 'customs',
  operation: 'lodge',
  rows: [
    {
      invoiceNumber: 'MAGIC-CUSTOMS-REJECT',
      behaviours: [{ kind: 'reject', errors: [badCommodityCode] }],
      upToVersion: 1,
      meaning: 'customs rejects the first version with a field pointer and accepts the corrected one',
    },
    {
      invoiceNumber: 'MAGIC-CUSTOMS-REFUSE',
      behaviours: [{ kind: 'refuse_now', reasons: [badCommodityCode] }],
      upToVersion: 1,
      meaning: 'customs refuses the first version in its answer and accepts the corrected one',
    },
    {
      invoiceNumber: 'MAGIC-CUSTOMS-503-TWICE',
      behaviours: [{ kind: 'status', status: 503 }],
      timesPerKey: 2,
      meaning: 'customs answers 503 twice, then takes the declaration',
    },
    {
      invoiceNumber: 'MAGIC-CUSTOMS-503',
      behaviours: [{ kind: 'status', status: 503 }],
      meaning: 'customs answers 503 for ever: the step parks',
    },
    {
      invoiceNumber: 'MAGIC-CUSTOMS-RESET',
      behaviours: [{ kind: 'reset' }],
      timesPerKey: 1,
      meaning: 'customs resets the first connection',
    },
    {
      invoiceNumber: 'MAGIC-CUSTOMS-SLOW',
      behaviours: [{ kind: 'slow', ms: 1_000 }],
      meaning: 'customs takes a second to answer',
    },
    {
      invoiceNumber: 'MAGIC-CUSTOMS-TIMEOUT',
      behaviours: [{ kind: 'timeout_after_effect' }],
      timesPerKey: 1,
      meaning: 'customs takes the declaration but does not answer the first time',
    },
    {
      invoiceNumber: 'MAGIC-CUSTOMS-NONSENSE',
      behaviours: [{ kind: 'nonsense' }],
      timesPerKey: 1,
      meaning: 'customs takes the declaration and answers nonsense the first time',
    },
    {
      invoiceNumber: 'MAGIC-CUSTOMS-HALF',
      behaviours: [{ kind: 'half_answer' }],
      timesPerKey: 1,
      meaning: 'customs takes the declaration and its first answer breaks off in the middle',
    },
    {
      invoiceNumber: 'MAGIC-CUSTOMS-SLOW-CLOSE',
      behaviours: [{ kind: 'slow_close' }],
      timesPerKey: 1,
      meaning: 'customs takes the declaration and its first answer never ends',
    },
    {
      invoiceNumber: 'MAGIC-CUSTOMS-CONTRADICTS',
      behaviours: [{ kind: 'contradict_answer', reasons: [badCommodityCode] }],
      upToVersion: 1,
      meaning: 'customs refuses the first version in its answer and accepts it by notice',
    },
    {
      invoiceNumber: 'MAGIC-CUSTOMS-TWO-MINDS',
      behaviours: [{ kind: 'contradict_notice', order: 'after' }],
      upToVersion: 1,
      meaning: 'customs accepts the first version by one notice and rejects it by the next',
    },
    {
      invoiceNumber: 'MAGIC-CUSTOMS-TWICE',
      behaviours: [{ kind: 'duplicate_answer' }],
      meaning: 'customs sends its notice twice under one id and once under another',
    },
    {
      invoiceNumber: 'MAGIC-CUSTOMS-LATE',
      behaviours: [{ kind: 'late_answer_old_version' }],
      meaning: 'a rejection of the version before comes in ahead of the answer',
    },
    {
      invoiceNumber: 'MAGIC-CUSTOMS-SILENT',
      behaviours: [{ kind: 'hold_notice' }],
      meaning: 'customs takes the declaration and sends no notice until told to',
    },
    {
      invoiceNumber: 'MAGIC-CUSTOMS-DECIDES',
      behaviours: [{ kind: 'progress', events: ['accept', 'calculate_tax', 'release'] }],
      meaning: 'customs accepts, calculates and releases by itself, whoever decides in the country',
    },
    {
      invoiceNumber: 'MAGIC-CUSTOMS-FIGURES',
      behaviours: [{ kind: 'progress', events: ['accept', 'calculate_tax_otherwise', 'release'] }],
      meaning: 'customs comes to other figures than ours, and releases',
    },
    {
      invoiceNumber: 'MAGIC-CUSTOMS-DETAINS',
      behaviours: [{ kind: 'progress', events: ['accept', 'detain'] }],
      meaning: 'customs accepts and then detains the goods in its own system',
    },
  ],
};
