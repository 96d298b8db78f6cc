import { z } from 'zod';
import { FEED_BASE, MoneySchema, PersonSchema } from '../service/feedMessage.js';
import { AmountSchema } from './amounts.js';

const references = { reference: z.string(), lrn: z.string(), invoice_number: z.string(), version: z.int() };
const CurrencySchema = z.string().regex(/^[A-Z]{3}$/, 'A currency of three letters (ISO 4217).');

/** One request for money as the provider keeps it. */
export const IntentRecordSchema = z.strictObject({
  intent_id: z.string(),
  ...references,
  correlation_id: z.string().optional(),
  purpose: z.string(),
  amount: AmountSchema,
  currency: z.string(),
  state: z.enum(['waiting', 'paid']),
  failed_attempts: z.int(),
  payment_reference: z.string().optional(),
  paid_at: z.iso.datetime().optional(),
  refunds: z.array(z.strictObject({ refund_id: z.string(), amount: AmountSchema, at: z.iso.datetime() })),
});
export type IntentRecord = z.infer<typeof IntentRecordSchema>;

export const IntentMessageSchema = z.strictObject({
  ...references,
  purpose: z.string().min(1).max(60),
  amount: AmountSchema,
  currency: CurrencySchema,
});

export const RefundMessageSchema = z.strictObject({
  ...references,
  intent_id: z.string(),
  amount: AmountSchema,
  currency: CurrencySchema,
});

/** What a marketplace's buyer paid for an order. */
export const PaymentRecordSchema = z.strictObject({
  ...FEED_BASE,
  transaction_number: z.string().min(1),
  paid: MoneySchema,
  payer: PersonSchema,
  identity_verified: z.boolean().optional(),
});
