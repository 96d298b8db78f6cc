import { z } from 'zod';
import type { NoticeKind } from '../../../domain/clearance/notices.js';
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

const READERS: Readonly<Record<string, NoticeReader>> = {
  'carrier.parcel.posted': readerOf('carrier_posted'),
  'carrier.parcel.departed': readerOf('carrier_departed'),
  'carrier.parcel.arrived': readerOf('carrier_arrived'),
  'carrier.parcel.held': readerOf('carrier_held'),
  'carrier.parcel.returned': readerOf('carrier_returned'),
};

/** Reads a notice of the carrier. Facts of every kind: {s10, occurredAt, place (UN/LOCODE), reason?}. */
export const interpretNotice = (rawBody: unknown): NoticeReading => readNotice(rawBody, (type) => READERS[type]);
