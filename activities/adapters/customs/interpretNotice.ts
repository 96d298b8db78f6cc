import { z } from 'zod';
import { interpretReasons, TheirReasonSchema } from '../transport/interpretAnswer.js';
import { defineReader, readNotice, type NoticeReader, type NoticeReading } from '../transport/noticeEnvelope.js';
import { CUSTOMS_READING } from './errors.js';

/** Function codes by which the authority says what happened (HMRC's: 01 accepted, 03 rejected, 16 exited …). */
const base = { function_code: z.string(), at: z.string(), lrn: z.string() };

const READERS: Readonly<Record<string, NoticeReader>> = {
  'customs.declaration.accepted': defineReader(
    'customs_accepted',
    z.object({ ...base, function_code: z.literal('01'), mrn: z.string() }),
    ({ mrn, at, function_code: functionCode }) => ({ mrn, acceptedAt: at, functionCode }),
  ),
  'customs.declaration.rejected': defineReader(
    'customs_rejected',
    z.object({ ...base, function_code: z.literal('03'), errors: z.array(TheirReasonSchema) }),
    ({ errors, at, function_code: functionCode }) => ({
      rejectedAt: at,
      functionCode,
      reasons: interpretReasons(errors, CUSTOMS_READING).map((reason) => ({ ...reason })),
    }),
  ),
  'customs.declaration.exited': defineReader(
    'customs_exited',
    z.object({ ...base, function_code: z.literal('16'), mrn: z.string(), office_of_exit: z.string() }),
    ({ mrn, at, office_of_exit: officeOfExit, function_code: functionCode }) => ({
      mrn,
      exitedAt: at,
      officeOfExit,
      functionCode,
    }),
  ),
};

/** Every other message of the authority: kept with its function code and decision, and shown. */
const OTHER = defineReader(
  'customs_other',
  z.object({ ...base, mrn: z.string().optional(), decision_code: z.string().optional() }),
  ({ function_code: functionCode, mrn, at, decision_code: decisionCode }) => ({
    functionCode,
    at,
    ...(mrn === undefined ? {} : { mrn }),
    ...(decisionCode === undefined ? {} : { decisionCode }),
  }),
);

/**
 * Reads a notice of the customs authority. Facts: `customs_accepted` {mrn, acceptedAt, functionCode}; `customs_rejected`
 * {rejectedAt, functionCode, reasons}; `customs_exited` {mrn, exitedAt, officeOfExit, functionCode}; `customs_other`
 * {functionCode, at, mrn?, decisionCode?} (decision code 39: a request was granted).
 */
export const interpretNotice = (rawBody: unknown): NoticeReading =>
  readNotice(rawBody, (type) => READERS[type] ?? (type.startsWith('customs.') ? OTHER : undefined));
