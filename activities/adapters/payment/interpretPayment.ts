import { z } from 'zod';
import type { PartnerAnswer } from '../transport/httpTransport.js';
import { interpretAnswer, readFound } from '../transport/interpretAnswer.js';
import { PAYMENT_READING } from './errors.js';
import type { CreateIntentAnswer, FoundPaymentCommand, IntentStatus, RefundAnswer } from './port.js';

const IntentSchema = z.object({ intent_id: z.string().min(1), pay_url: z.url() });

/** Reads the answer to a request for money. */
export const interpretIntent = (answer: PartnerAnswer): CreateIntentAnswer =>
  interpretAnswer(
    answer,
    IntentSchema,
    ({ intent_id: intentId, pay_url: payUrl }) => ({ intentId, payUrl }),
    PAYMENT_READING,
  );

const RefundSchema = z.object({
  refund_id: z.string().min(1),
  intent_id: z.string().min(1),
  amount: z.string(),
  currency: z.string(),
});

/** Reads the answer to a refund. */
export const interpretRefund = (answer: PartnerAnswer): RefundAnswer =>
  interpretAnswer(
    answer,
    RefundSchema,
    ({ refund_id: refundId, intent_id: intentId, amount, currency }) => ({
      ...{ refundId, intentId },
      money: { amount, currency },
    }),
    PAYMENT_READING,
  );

/** Reads what the provider stored under a key; undefined when it is none of our commands. */
export function interpretFoundCommand(body: unknown): FoundPaymentCommand | undefined {
  const found = readFound(body);
  if (found?.operation === 'create_intent')
    return { operation: 'create_intent', answer: interpretIntent(found.answer) };
  if (found?.operation === 'refund') return { operation: 'refund', answer: interpretRefund(found.answer) };
  return undefined;
}

const StatusSchema = z.object({
  state: z.enum(['waiting', 'paid']),
  intent_id: z.string(),
  version: z.int(),
  amount: z.string(),
  currency: z.string(),
  refunds: z.array(z.object({ refund_id: z.string(), amount: z.string() })),
  payment_reference: z.string().optional(),
  paid_at: z.string().optional(),
});

/** Reads where a payment stands; undefined when the answer does not have the form. */
export function interpretStatus(body: unknown): IntentStatus | undefined {
  const parsed = StatusSchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { state, version, amount, currency, refunds, payment_reference, paid_at } = parsed.data;
  return {
    ...{ state, version, money: { amount, currency }, intentId: parsed.data.intent_id },
    refunds: refunds.map((refund) => ({ refundId: refund.refund_id, amount: refund.amount })),
    ...(payment_reference === undefined ? {} : { paymentReference: payment_reference }),
    ...(paid_at === undefined ? {} : { paidAt: paid_at }),
  };
}
