import { z } from 'zod';

/** The forms that records of a marketplace's parcel have in common, whoever of the three sends them. */
export const MoneySchema = z.strictObject({
  amount: z.string().regex(/^\d{1,15}(\.\d{1,8})?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export const PersonSchema = z.strictObject({ name: z.string().min(1), identity_number: z.string().optional() });
export const ReceiverSchema = z.strictObject({
  name: z.string().min(1),
  address: z.string().min(1),
  phone: z.string().optional(),
});
export const FEED_BASE = { platform: z.string().min(1), order_number: z.string().min(1), issued_at: z.iso.datetime() };
