import { z } from 'zod';
import { appendTimeline } from '../../prisma/queries/change.js';
import { findCall } from '../../prisma/queries/counterpartyCalls.js';
import { getPayment, updatePayment } from '../../prisma/queries/payments.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { RecordingInput } from '../../workflows/ports.js';
import { settlePayment } from '../effects/settlePayment.js';
import type { RecordedStep } from '../recorded.js';

const Asked = z.object({ outcome: z.literal('accepted'), intentId: z.string(), payUrl: z.string() });
const Overridden = z.object({ providerReference: z.string() });

/**
 * The provider has been asked for a charge. Where an operator overrode the step, the charge was paid another way, and
 * the reference is the proof of it.
 */
export const recordPaymentRequested: RecordedStep<RecordingInput & { paymentId: string; effectKey: string }> = async (
  _deps,
  change,
  { paymentId, effectKey },
) => {
  const { tx, at } = change;
  const payment = await getPayment(tx, paymentId);
  const call = await findCall(tx, effectKey);
  if (call?.status === 'overridden') {
    const { providerReference } = Overridden.parse(call.answer);
    await settlePayment(change, payment, {
      by: BY_SYSTEM,
      providerReference,
      paidAt: at,
      why: 'An operator entered the proof of payment.',
    });
    return;
  }
  const asked = Asked.safeParse(call?.answer);
  if (!asked.success) throw new RecordError('RECORD.MISSING', `${effectKey} has no answer`);
  // The provider's notice may have been faster than its answer.
  if (payment.status !== 'due') return;
  const { intentId: providerReference, payUrl } = asked.data;
  await updatePayment(tx, paymentId, { status: 'requested', providerReference, payUrl });
  const { purpose, money } = payment;
  appendTimeline(change, {
    what: 'paymentRequested',
    by: BY_SYSTEM,
    why: `${money.currency} ${money.amount} can be paid at the provider.`,
    details: { payment_id: paymentId, purpose, amount: money.amount, currency: money.currency },
  });
};
