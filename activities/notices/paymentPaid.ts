import { z } from 'zod';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { isTerminal } from '../../domain/clearance/states.js';
import { openTask } from '../../prisma/queries/tasks.js';
import { Decimal } from '../../rules/money/decimal.js';
import { settlePayment } from '../effects/settlePayment.js';
import { APPLIED, byCounterparty, ignored, type NoticeHandler } from './noticeHandler.js';
import { findPaymentOf } from './paymentOf.js';

const Facts = z.object({
  intentId: z.string(),
  amount: z.string(),
  currency: z.string(),
  paymentReference: z.string(),
  paidAt: z.string(),
});

/** A charge was paid. Another amount than was asked for is not taken for it: a person has to look. */
export const paymentPaid: NoticeHandler = async (_deps, change, notice) => {
  const payment = await findPaymentOf(change, notice);
  if (payment === undefined) return ignored('The provider reports a payment that was never asked for.');
  const { intentId, amount, currency, paidAt } = Facts.parse(notice.facts);
  const { money, status } = payment;
  if (status === 'paid' || status === 'refunded') return ignored('The charge is paid already.');
  const asHand = {
    kind: 'undo_failed',
    queue: 'operator',
    workflowId: clearanceWorkflowId(change.declaration.id),
    subjectId: payment.id,
  } as const;
  if (currency !== money.currency || !new Decimal(amount).equals(money.amount)) {
    const why = `The provider reports ${currency} ${amount}; asked for were ${money.currency} ${money.amount}.`;
    await openTask(change, {
      ...asHand,
      title: 'A payment differs from its charge: settle it by hand',
      details: { why },
    });
    return ignored(why);
  }
  await settlePayment(change, payment, {
    by: byCounterparty(notice),
    why: `${currency} ${amount} were paid.`,
    providerReference: intentId,
    paidAt,
  });
  if (isTerminal(change.declaration.state)) {
    await openTask(change, { ...asHand, title: 'Paid after the clearance had ended: give the money back' });
  }
  return APPLIED;
};
