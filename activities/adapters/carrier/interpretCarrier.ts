import { z } from 'zod';
import type { Answer } from '../transport/call.js';
import type { PartnerAnswer } from '../transport/httpTransport.js';
import { interpretAnswer, readFound } from '../transport/interpretAnswer.js';
import { CARRIER_READING } from './errors.js';
import type { FoundCarrierCommand, Label, ParcelStatus } from './port.js';

const LabelSchema = z.object({ outcome: z.literal('accepted'), s10: z.string().min(1) });

/** Reads the answer to a command about a label: each brings the S10. */
export const interpretLabel = (answer: PartnerAnswer): Answer<Label> =>
  interpretAnswer(answer, LabelSchema, ({ s10 }) => ({ s10 }), CARRIER_READING);

const OperationSchema = z.enum(['book', 'cancel_label', 'stop', 'resume']);

/** Reads what the carrier stored under a key; undefined when it is none of our commands. */
export function interpretFoundCommand(body: unknown): FoundCarrierCommand | undefined {
  const found = readFound(body);
  const operation = OperationSchema.safeParse(found?.operation);
  return found && operation.success ? { operation: operation.data, answer: interpretLabel(found.answer) } : undefined;
}

const StatusSchema = z.object({
  state: z.enum(['booked', 'cancelled', 'posted', 'held', 'stopped', 'departed', 'arrived', 'returned']),
  s10: z.string(),
  version: z.int(),
});

/** Reads where a parcel is; undefined when the answer does not have the form. */
export function interpretStatus(body: unknown): ParcelStatus | undefined {
  const parsed = StatusSchema.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}
