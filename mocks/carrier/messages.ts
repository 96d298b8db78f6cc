import { z } from 'zod';
import { FEED_BASE, ReceiverSchema } from '../service/feedMessage.js';

const references = { reference: z.string(), lrn: z.string(), invoice_number: z.string(), version: z.int() };

const AddressSchema = z.strictObject({
  name: z.string().min(1).max(100),
  address: z.string().min(1).max(200),
  country: z.string().regex(/^[A-Z]{2}$/, 'A country of two letters (ISO 3166-1).'),
  phone: z.string().max(50).optional(),
});

/** One line of the customs declaration CN 23 that travels with the parcel. */
const ContentSchema = z.strictObject({
  description: z.string().min(1).max(100),
  quantity: z.string().min(1),
  net_weight_grams: z.int().min(1),
  value: z.strictObject({ amount: z.string(), currency: z.string() }),
  hs_code: z.string().regex(/^\d{6}$/, 'An HS code of six digits.'),
  origin_country: z.string().regex(/^[A-Z]{2}$/, 'A country of two letters (ISO 3166-1).'),
});

export const BookingMessageSchema = z.strictObject({
  ...references,
  service: z.enum(['parcel', 'ems']),
  sender: AddressSchema,
  receiver: AddressSchema,
  gross_weight_grams: z.int().min(1),
  contents: z.array(ContentSchema).min(1),
});
export type BookingMessage = z.infer<typeof BookingMessageSchema>;

/** A parcel, and why: its label cancelled, or the parcel kept back and let go on as customs wants it. */
export const LabelCancellationMessageSchema = z.strictObject({ ...references, s10: z.string(), reason: z.string() });

/** The carrier's record of a marketplace's parcel. */
export const WaybillSchema = z.strictObject({
  ...FEED_BASE,
  waybill_number: z.string().min(1),
  consignee: ReceiverSchema,
  gross_weight_grams: z.int().min(1),
  net_weight_grams: z.int().min(1).optional(),
});
