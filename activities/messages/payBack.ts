import { z } from 'zod';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { appendTimeline } from '../../prisma/queries/change.js';
import { getPayment, updatePayment } from '../../prisma/queries/payments.js';
import { openTask } from '../../prisma/queries/tasks.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { MessageRow } from '../../prisma/queries/counterpartyMessages.js';
import type { MessageHandler } from './messageKinds.js';

const Money = z.object({ amount: z.string(), currency: z.string() });

/** Pays back a part of what was paid, because an amendment or a correction left less to be owed. */
export const payBack: MessageHandler = {
  counterparty: 'payment',
  operation: 'refund',
  send: async ({ adapters }, _subject, message, tx) => {
    const money = Money.parse(message.payload);
    const { providerReference: intentId } = await getPayment(tx, paymentOf(message));
    if (intentId === null) throw new RecordError('RECORD.MISSING', `payment ${paymentOf(message)} has no intent`);
    return (command) => adapters.payment.refund({ ...command, money, intentId });
  },
  settle: async (_deps, change, message, outcome) => {
    const { amount, currency } = Money.parse(message.payload);
    const payment = await getPayment(change.tx, paymentOf(message));
    const details = { payment_id: payment.id, purpose: payment.purpose, amount, currency };
    if (outcome === 'sent') {
      if (Number(payment.refunded) >= Number(payment.money.amount))
        await updatePayment(change.tx, payment.id, { status: 'refunded' });
      const why = `${currency} ${amount} are paid back: less is owed than was paid.`;
      appendTimeline(change, { what: 'paymentPaidBack', by: BY_SYSTEM, why, details });
      return;
    }
    await openTask(change, {
      kind: 'undo_failed',
      queue: 'operator',
      title: `Pay ${currency} ${amount} back by hand: the provider did not`,
      workflowId: clearanceWorkflowId(change.declaration.id),
      subjectId: payment.id,
      details: { amount, currency },
    });
  },
};

function paymentOf({ id, subjectId }: MessageRow): string {
  if (subjectId === null) throw new RecordError('RECORD.MISSING', `message ${id} names no payment`);
  return subjectId;
}
