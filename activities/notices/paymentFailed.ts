import { z } from 'zod';
import { appendTimeline } from '../../prisma/queries/change.js';
import { updatePayment } from '../../prisma/queries/payments.js';
import { APPLIED, byCounterparty, ignored, type NoticeHandler } from './noticeHandler.js';
import { findPaymentOf } from './paymentOf.js';

const Facts = z.object({ code: z.string() });

/** An attempt to pay failed: the charge stays due, and the same page can still be paid on. */
export const paymentFailed: NoticeHandler = async (_deps, change, notice) => {
  const payment = await findPaymentOf(change, notice);
  if (payment === undefined) return ignored('The provider reports a payment that was never asked for.');
  if (payment.status !== 'due' && payment.status !== 'requested')
    return ignored(`The charge is ${payment.status} already.`);
  const { code } = Facts.parse(notice.facts);
  await updatePayment(change.tx, payment.id, { status: 'failed' });
  const why = 'An attempt to pay failed; the charge can still be paid.';
  appendTimeline(change, {
    what: 'paymentFailed',
    by: byCounterparty(notice),
    why,
    details: { payment_id: payment.id, code },
  });
  return APPLIED;
};
