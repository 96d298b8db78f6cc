import { appendTimeline, type Change } from '../../prisma/queries/change.js';
import { updatePayment, type PaymentRow } from '../../prisma/queries/payments.js';
import { closeTasks } from '../../prisma/queries/tasks.js';
import type { DoneBy } from '../../prisma/queries/timeline.js';
import { flagDestinationCharges } from './charges.js';
import { payBackExcess } from './payBack.js';

/** A charge has been paid: written once, its task done, the flag of destination charges held to what is left. */
export async function settlePayment(
  change: Change,
  payment: PaymentRow,
  paid: { by: DoneBy; why: string; providerReference: string; paidAt: string },
): Promise<void> {
  const { by, why, providerReference, paidAt } = paid;
  await updatePayment(change.tx, payment.id, { status: 'paid', providerReference, paidAt });
  await closeTasks(change, 'done', by.actor, { kinds: ['pay'], subjectId: payment.id });
  await flagDestinationCharges(change);
  await payBackExcess(change);
  const { id, purpose, money } = payment;
  appendTimeline(change, {
    what: 'paymentReceived',
    by,
    why,
    details: {
      payment_id: id,
      purpose,
      amount: money.amount,
      currency: money.currency,
      provider_reference: providerReference,
    },
  });
}
