import { z } from 'zod';
import { FEED_BASE, MoneyForm, PersonForm } from '../transport/feedForms.js';
import { defineReader, readNotice, type NoticeReader, type NoticeReading } from '../transport/noticeEnvelope.js';

const base = { intent_id: z.string(), amount: z.string(), currency: z.string() };

const READERS = new Map<string, NoticeReader>(
  Object.entries({
    'payment.intent.paid': defineReader(
      'payment_paid',
      z.object({ ...base, payment_reference: z.string(), paid_at: z.string() }),
      ({ intent_id: intentId, amount, currency, payment_reference: paymentReference, paid_at: paidAt }) => ({
        ...{ intentId, amount, currency, paymentReference, paidAt },
      }),
    ),
    'payment.intent.failed': defineReader(
      'payment_failed',
      z.object({ ...base, code: z.string(), message: z.string() }),
      ({ intent_id: intentId, amount, currency, code, message }) => ({ intentId, amount, currency, code, message }),
    ),
    'payment.record': defineReader(
      'payment_record',
      z.object({
        ...FEED_BASE,
        transaction_number: z.string().min(1).max(60),
        paid: MoneyForm,
        payer: PersonForm,
        identity_verified: z.boolean().default(false),
      }),
      ({ order_number: orderNumber, issued_at: issuedAt, transaction_number: transactionNumber, ...record }) => {
        const { platform, paid, payer, identity_verified: identityVerified } = record;
        return { platform, orderNumber, issuedAt, transactionNumber, paid, payer: { ...payer }, identityVerified };
      },
    ),
  }),
);

/**
 * Reads a notice of the payment provider. Facts: `payment_paid` {intentId, amount, currency, paymentReference, paidAt};
 * `payment_failed` {intentId, amount, currency, code, message}, after which the intent can still be paid;
 * `payment_record`, what a marketplace's buyer paid: those of a payment feed.
 */
export const interpretNotice = (rawBody: unknown): NoticeReading => readNotice(rawBody, (type) => READERS.get(type));
