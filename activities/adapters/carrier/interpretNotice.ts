import { z } from 'zod';
import type { NoticeKind } from '../../../domain/clearance/notices.js';
import { ConsigneeForm, FEED_BASE } from '../transport/feedForms.js';
import { defineReader, readNotice, type NoticeReader, type NoticeReading } from '../transport/noticeEnvelope.js';

const EventSchema = z.object({
  s10: z.string(),
  occurred_at: z.string(),
  place: z.string(),
  reason: z.string().optional(),
});

const readerOf = (kind: NoticeKind): NoticeReader =>
  defineReader(kind, EventSchema, ({ s10, occurred_at: occurredAt, place, reason }) => ({
    ...{ s10, occurredAt, place },
    ...(reason === undefined ? {} : { reason }),
  }));

const waybill = defineReader(
  'carrier_waybill',
  z.object({
    ...FEED_BASE,
    waybill_number: z.string().min(1).max(60),
    consignee: ConsigneeForm,
    gross_weight_grams: z.int().min(1),
    net_weight_grams: z.int().min(1).optional(),
  }),
  ({ order_number: orderNumber, issued_at: issuedAt, waybill_number: waybillNumber, platform, ...parcel }) => {
    const { consignee, gross_weight_grams: grossWeightGrams, net_weight_grams: netWeightGrams } = parcel;
    const facts = { platform, orderNumber, issuedAt, waybillNumber, consignee: { ...consignee }, grossWeightGrams };
    return netWeightGrams === undefined ? facts : { ...facts, netWeightGrams };
  },
);

const READERS = new Map<string, NoticeReader>(
  Object.entries({
    'carrier.parcel.posted': readerOf('carrier_posted'),
    'carrier.parcel.departed': readerOf('carrier_departed'),
    'carrier.parcel.arrived': readerOf('carrier_arrived'),
    'carrier.parcel.held': readerOf('carrier_held'),
    'carrier.parcel.returned': readerOf('carrier_returned'),
    'carrier.waybill': waybill,
  }),
);

/**
 * Reads a notice of the carrier. Facts of every event: {s10, occurredAt, place (UN/LOCODE), reason?}; `carrier_waybill`,
 * its record of a marketplace's parcel: those of a waybill feed.
 */
export const interpretNotice = (rawBody: unknown): NoticeReading => readNotice(rawBody, (type) => READERS.get(type));
