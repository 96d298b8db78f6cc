import { z } from 'zod';
import { JsonObjectSchema, type JsonObject } from './json.js';
import type { Feed, ServiceParts } from './serviceParts.js';

/** What is to be told: the record, and to which parcel a scenario may hold it. */
export const FeedSchema = z.strictObject({
  invoice_number: z.string().min(1),
  /** Without `issued_at`, it is issued now. */
  data: JsonObjectSchema,
  /** Sent under this type instead of the counterparty's own: one that claims to speak for another. */
  as: z.string().min(1).optional(),
});

const OrderNumberSchema = z.looseObject({ order_number: z.string() });

/** Sends a record of a marketplace's parcel, which answers no command: its order is its reference. @returns the faults of its form */
export function sendFeed(feed: Feed, asked: z.infer<typeof FeedSchema>, parts: ServiceParts): z.ZodError | undefined {
  const data: JsonObject = { issued_at: parts.now().toISOString(), ...asked.data };
  const parsed = asked.as === undefined ? feed.schema.safeParse(data) : OrderNumberSchema.safeParse(data);
  if (!parsed.success) return parsed.error;
  const { order_number: reference } = OrderNumberSchema.parse(data);
  const { invoice_number } = asked;
  parts.journal.transaction(() =>
    parts.outbox.enqueue({
      type: asked.as ?? feed.type,
      references: { reference, lrn: invoice_number, invoice_number, version: 1 },
      data,
    }),
  );
  return undefined;
}
