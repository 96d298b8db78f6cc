import { z } from 'zod';
import type { Answer } from '../transport/call.js';
import type { PartnerAnswer } from '../transport/httpTransport.js';
import { interpretAnswer, interpretReasons, readFound, TheirReasonSchema } from '../transport/interpretAnswer.js';
import { CUSTOMS_READING } from './errors.js';
import { findCustomsReader } from './interpretNotice.js';
import { CUSTOMS_OPERATIONS, type CustomsStatus, type FoundCustomsCommand, type Receipt } from './port.js';

const ReceiptSchema = z.object({ outcome: z.literal('accepted'), receipt: z.string().min(1) });

/** Reads the answer to any of the authority's commands: all bring a receipt. */
export const interpretReceipt = (answer: PartnerAnswer): Answer<Receipt> =>
  interpretAnswer(answer, ReceiptSchema, ({ receipt }) => ({ receipt }), CUSTOMS_READING);

const OperationSchema = z.enum(CUSTOMS_OPERATIONS);

/** Reads what the authority stored under a key; undefined when it is none of our commands. */
export function interpretFoundCommand(body: unknown): FoundCustomsCommand | undefined {
  const found = readFound(body);
  const operation = OperationSchema.safeParse(found?.operation);
  return found && operation.success ? { operation: operation.data, answer: interpretReceipt(found.answer) } : undefined;
}

const StatusSchema = z.object({
  state: z.string(),
  version: z.int(),
  mrn: z.string().optional(),
  errors: z.array(TheirReasonSchema).default([]),
  history: z.array(z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) })).catch([]),
});

/** Their states in our words; those not listed are shown only. */
const STATES = new Map<string, CustomsStatus['state']>(
  Object.entries({
    lodged: 'received',
    received: 'received',
    accepted: 'accepted',
    rejected: 'rejected',
    released: 'released',
    cleared: 'released',
    invalidated: 'invalidated',
    exited: 'exited',
  }),
);

/** Reads where a declaration stands; undefined when the answer does not have the form. */
export function interpretStatus(body: unknown): CustomsStatus | undefined {
  const parsed = StatusSchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { state, version, mrn, errors, history } = parsed.data;
  return {
    state: STATES.get(state) ?? 'other',
    theirState: state,
    version,
    ...(mrn === undefined ? {} : { mrn }),
    reasons: STATES.get(state) === 'rejected' ? interpretReasons(errors, CUSTOMS_READING) : [],
    history: history.flatMap(({ type, data }) => {
      const said = findCustomsReader(type)?.read(data);
      return said === undefined || 'fault' in said ? [] : [said];
    }),
  };
}
