import { z } from 'zod';
import { defineReader, readNotice, type NoticeReader, type NoticeReading } from '../transport/noticeEnvelope.js';

const base = { intent_id: z.string(), amount: z.string(), currency: z.string() };

const READERS: Readonly<Record<string, NoticeReader>> = {
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
};

/**
 * Reads a notice of the payment provider. Facts: `payment_paid` {intentId, amount, currency, paymentReference, paidAt};
 * `payment_failed` {intentId, amount, currency, code, message}, after which the intent can still be paid.
 */
export const interpretNotice = (rawBody: unknown): NoticeReading => readNotice(rawBody, (type) => READERS[type]);
