import { z } from 'zod';
import type { NoticeKind } from '../../../domain/clearance/notices.js';
import type { Json } from '../../../domain/json.js';
import { interpretReasons, TheirReasonSchema } from '../transport/interpretAnswer.js';
import { defineReader, type NoticeReader } from '../transport/noticeEnvelope.js';
import { CUSTOMS_READING } from './errors.js';
import { CorrectionSchema, readCorrection } from './interpretCorrection.js';
import { FiguresSchema, readFigures } from './interpretFigures.js';

/** What every message of the authority has: its function code, the instant at which it was issued, the reference. */
const base = { function_code: z.string(), at: z.iso.datetime(), lrn: z.string(), mrn: z.string().optional() };
const mrn = { mrn: z.string() };

type Said = z.infer<z.ZodObject<typeof base>>;

/** The facts that every kind keeps: `{functionCode, at, mrn?}`; `at` is the authority's own instant of issue. */
const common = ({ function_code: functionCode, at, mrn: number }: Said): Readonly<Record<string, Json>> => ({
  functionCode,
  at,
  ...(number === undefined ? {} : { mrn: number }),
});

/** A reader of one function code whose form has more members than every message. */
function defineForm<Shape extends z.ZodRawShape>(
  kind: NoticeKind,
  code: string,
  shape: Shape,
  more: (data: z.infer<z.ZodObject<Shape>>) => Readonly<Record<string, Json>>,
): NoticeReader {
  const form = z.object(shape);
  const schema = z.object({ ...base, function_code: z.literal(code) });
  return {
    read(data) {
      const said = schema.safeParse(data);
      const own = form.safeParse(data);
      if (said.success && own.success) return { kind, facts: { ...common(said.data), ...more(own.data) } };
      const faults = [said.error, own.error].flatMap((error) => (error === undefined ? [] : [z.prettifyError(error)]));
      return { fault: faults.join('\n') };
    },
  };
}

const plain = (kind: NoticeKind, code: string): NoticeReader => defineForm(kind, code, {}, () => ({}));

/**
 * Everything that the authority tells, by its function code. Source: HMRC's trader-visible statuses. 11 answers a request
 * and says by its decision code which way; 13 is provisional or final.
 */
export const FORMS = new Map<string, NoticeReader>(
  Object.entries({
    '01': defineForm('customs_accepted', '01', { at: z.string(), ...mrn }, ({ at: acceptedAt }) => ({ acceptedAt })),
    '02': plain('customs_received', '02'),
    '03': defineForm(
      'customs_rejected',
      '03',
      { at: z.string(), errors: z.array(TheirReasonSchema) },
      ({ at: rejectedAt, errors }) => ({
        rejectedAt,
        reasons: interpretReasons(errors, CUSTOMS_READING).map((reason) => ({ ...reason })),
      }),
    ),
    '05': plain('customs_under_control', '05'),
    '06': defineForm(
      'customs_documents_required',
      '06',
      { documents: z.array(z.string().min(1)).default([]) },
      ({ documents: kinds }) => ({ kinds }),
    ),
    '07': defineForm('customs_corrected', '07', CorrectionSchema.shape, (said) => ({ found: readCorrection(said) })),
    '08': plain('customs_released', '08'),
    '09': plain('customs_cleared', '09'),
    '10': defineForm(
      'customs_invalidated',
      '10',
      { decision_code: z.string().optional() },
      ({ decision_code: code }) => ({
        ...(code === undefined ? {} : { decisionCode: code }),
      }),
    ),
    '13': defineForm('customs_tax_calculated', '13', FiguresSchema.shape, (said) => ({ figures: readFigures(said) })),
    '14': plain('customs_funds_insufficient', '14'),
    '15': plain('customs_funds_reminder', '15'),
    '16': defineForm(
      'customs_exited',
      '16',
      { at: z.string(), ...mrn, office_of_exit: z.string() },
      ({ at: exitedAt, office_of_exit: officeOfExit }) => ({ exitedAt, officeOfExit }),
    ),
    '17': plain('customs_handled_externally', '17'),
    '18': plain('customs_awaiting_exit', '18'),
    '51': defineForm('customs_queried', '51', { question: z.string().default('') }, ({ question }) => ({ question })),
    '52': defineForm(
      'customs_detained',
      '52',
      { reason: z.string().default(''), legal_basis: z.string().default(''), place: z.string().default('') },
      ({ reason, legal_basis: legalBasis, place }) => ({ reason, legalBasis, place }),
    ),
  }),
);

/** One sample of the authority announces the wait for the exit under 17: the type of the message tells them apart. */
export const AWAITING_EXIT_AS_17 = plain('customs_awaiting_exit', '17');

/** How a request was decided: 39 granted, 41 denied. */
const decided = {
  decision_code: z.string().optional(),
  request: z.string().optional(),
  version: z.int().optional(),
  errors: z.array(TheirReasonSchema).default([]),
};
const requestForm = (kind: NoticeKind): NoticeReader =>
  defineForm(kind, '11', decided, ({ decision_code: decisionCode, request, version, errors }) => ({
    ...(errors.length === 0
      ? {}
      : { reasons: interpretReasons(errors, CUSTOMS_READING).map((reason) => ({ ...reason })) }),
    ...(decisionCode === undefined ? {} : { decisionCode }),
    ...(request === undefined ? {} : { request }),
    ...(version === undefined ? {} : { requestVersion: version }),
  }));
export const GRANTED = requestForm('customs_request_granted');
export const DENIED = requestForm('customs_request_denied');

/** Every other message: kept with its function code and decision, and shown. */
export const OTHER = defineReader(
  'customs_other',
  z.object({ ...base, decision_code: z.string().optional() }),
  ({ decision_code: decisionCode, ...said }) => ({
    ...common(said),
    ...(decisionCode === undefined ? {} : { decisionCode }),
  }),
);
