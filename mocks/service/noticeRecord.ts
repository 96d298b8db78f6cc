import { z } from 'zod';
import { JsonObjectSchema } from './json.js';

/** Where a notice stands: waiting to be sent, taken by the receiver, given up until cleared, or kept back by a script. */
export const NOTICE_STATES = ['pending', 'delivered', 'blocked', 'held'] as const;

/** The signed body of a notice, as the receiver gets it. */
export const NoticeBodySchema = z.strictObject({
  id: z.string(),
  type: z.string(),
  timestamp: z.iso.datetime(),
  /** The idempotency key of the command that this answers. */
  reference: z.string(),
  /** The version (or round) of that command. */
  version: z.int(),
  data: JsonObjectSchema,
});
export type NoticeBody = z.infer<typeof NoticeBodySchema>;

/** A notice and the history of its delivery. Two rows may carry one message id: the same message sent twice. */
export const NoticeRecordSchema = z.strictObject({
  row: z.string(),
  state: z.enum(NOTICE_STATES),
  /** Notices of one parcel (one LRN) are sent one after the other. */
  lrn: z.string(),
  invoice_number: z.string(),
  correlation_id: z.string().optional(),
  body: NoticeBodySchema,
  attempts: z.int(),
  /** Times the receiver answered 3xx or 4xx; the second one blocks. */
  client_errors: z.int(),
  last_outcome: z.string().optional(),
  created_at: z.iso.datetime(),
  next_attempt_at: z.iso.datetime(),
  delivered_at: z.iso.datetime().optional(),
});
export type NoticeRecord = z.infer<typeof NoticeRecordSchema>;
