import { z } from 'zod';

export const LABEL_STATES = [
  'booked',
  'cancelled',
  'posted',
  'held',
  'stopped',
  'departed',
  'arrived',
  'returned',
] as const;
export type LabelState = (typeof LABEL_STATES)[number];

/** One label as the carrier keeps it. */
export const LabelRecordSchema = z.strictObject({
  s10: z.string(),
  reference: z.string(),
  version: z.int(),
  correlation_id: z.string().optional(),
  lrn: z.string(),
  invoice_number: z.string(),
  destination_country: z.string(),
  state: z.enum(LABEL_STATES),
  history: z.array(z.strictObject({ event: z.string(), at: z.iso.datetime() })),
});
export type LabelRecord = z.infer<typeof LabelRecordSchema>;

/** What may happen to a parcel, from where; each is told by a notice `carrier.parcel.<event>`. */
export const PARCEL_EVENTS = {
  posted: ['booked'],
  departed: ['posted', 'held'],
  arrived: ['departed'],
  held: ['posted', 'departed'],
  returned: ['posted', 'held', 'departed', 'arrived'],
} as const satisfies Record<string, readonly LabelState[]>;
export type ParcelEvent = keyof typeof PARCEL_EVENTS;

export const isParcelEvent = (name: string): name is ParcelEvent => Object.hasOwn(PARCEL_EVENTS, name);
