import { z } from 'zod';
import type { PartnerAnswer } from '../transport/httpTransport.js';
import { interpretAnswer, interpretReasons, readFound, TheirReasonSchema } from '../transport/interpretAnswer.js';
import { PERMIT_READING } from './errors.js';
import type {
  ApplicationStatus,
  AppliedFor,
  ApplyAnswer,
  FoundPermitCommand,
  IssueAnswer,
  IssuedPermit,
  WithdrawAnswer,
} from './port.js';

const AppliedForSchema = z.object({ application_reference: z.string().min(1) });

/** A permit as the agencies state it, in answers and in notices. */
export const PermitSchema = AppliedForSchema.extend({
  permit_number: z.string().min(1),
  valid_from: z.iso.date(),
  valid_until: z.iso.date(),
  quantity_grams: z.int().min(1),
});

const IssueSchema = z.discriminatedUnion('decision', [
  PermitSchema.extend({ decision: z.literal('granted') }),
  AppliedForSchema.extend({ decision: z.literal('refused') }),
]);

const toAppliedFor = (body: z.infer<typeof AppliedForSchema>): AppliedFor => ({
  applicationReference: body.application_reference,
});

export const toPermit = (body: z.infer<typeof PermitSchema>): IssuedPermit => ({
  applicationReference: body.application_reference,
  permitNumber: body.permit_number,
  validFrom: body.valid_from,
  validUntil: body.valid_until,
  quantityGrams: body.quantity_grams,
});

/** Reads the answer to an application or to its withdrawal. */
export const interpretApplication = (answer: PartnerAnswer): ApplyAnswer | WithdrawAnswer =>
  interpretAnswer(answer, AppliedForSchema, toAppliedFor, PERMIT_READING);

/** Reads the answer to a decision that was taken here. */
export const interpretIssue = (answer: PartnerAnswer): IssueAnswer =>
  interpretAnswer(
    answer,
    IssueSchema,
    (body) =>
      body.decision === 'granted'
        ? { decision: body.decision, ...toPermit(body) }
        : { decision: body.decision, ...toAppliedFor(body) },
    PERMIT_READING,
  );

/** Reads what the agency stored under a key; undefined when it is none of our commands. */
export function interpretFoundCommand(body: unknown): FoundPermitCommand | undefined {
  const found = readFound(body);
  switch (found?.operation) {
    case 'apply':
    case 'withdraw':
      return { operation: found.operation, answer: interpretApplication(found.answer) };
    case 'issue':
      return { operation: found.operation, answer: interpretIssue(found.answer) };
    default:
      return undefined;
  }
}

const StatusSchema = AppliedForSchema.extend({
  state: z.enum(['registered', 'granted', 'refused', 'withdrawn']),
  version: z.int(),
  reasons: z.array(TheirReasonSchema).default([]),
});

/** Reads where an application stands; undefined when the answer does not have the form. */
export function interpretStatus(body: unknown): ApplicationStatus | undefined {
  const parsed = StatusSchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { state, version, reasons } = parsed.data;
  const permit = state === 'granted' ? PermitSchema.safeParse(body) : undefined;
  if (permit?.success === false) return undefined;
  return {
    state,
    version,
    applicationReference: parsed.data.application_reference,
    ...(permit?.data ? { permit: toPermit(permit.data) } : {}),
    reasons: state === 'refused' ? interpretReasons(reasons, PERMIT_READING) : [],
  };
}
