import { z } from 'zod';
import type { ErrorCode } from '../../../domain/errors/errors.js';
import type { Answer, RefusalReason, Refused } from './call.js';
import type { PartnerAnswer } from './httpTransport.js';

/** One code of a counterparty's refusals: ours for it, and why asking again does not help. */
export interface RefusalRow {
  code: ErrorCode;
  why: string;
}

/** How one counterparty's refusals are read. */
export interface RefusalReading {
  codes: Readonly<Record<string, RefusalRow>>;
  /** Their pointer into their message, as a pointer into our declaration data. */
  toOurPointer: (theirPointer: string) => string | undefined;
}

/** A reason as counterparties state it. */
export const TheirReasonSchema = z.object({ pointer: z.string().optional(), code: z.string(), message: z.string() });
export type TheirReason = z.infer<typeof TheirReasonSchema>;

const RefusalSchema = z.object({
  outcome: z.literal('refused'),
  code: z.string(),
  errors: z.array(TheirReasonSchema),
});

/** What a refusal is when its code is in no table. */
export const UNLISTED_REFUSAL: ErrorCode = 'COUNTERPARTY.REFUSED';

/** Their reasons in our words: our code beside theirs, and pointers into our data. */
export function interpretReasons(reasons: readonly TheirReason[], reading: RefusalReading): RefusalReason[] {
  return reasons.map((reason) => {
    const pointer = reason.pointer === undefined ? undefined : reading.toOurPointer(reason.pointer);
    return {
      ...(pointer === undefined ? {} : { pointer }),
      code: reading.codes[reason.code]?.code ?? UNLISTED_REFUSAL,
      theirCode: reason.code,
      message: reason.message,
    };
  });
}

/** Reads the answer to a command. A done one without what it should bring leaves open what was done. */
export function interpretAnswer<Body, Accepted extends object>(
  answer: PartnerAnswer,
  acceptedSchema: z.ZodType<Body>,
  toAccepted: (body: Body) => Accepted,
  reading: RefusalReading,
): Answer<Accepted> {
  if (answer.kind === 'open') return { outcome: 'unclear', why: answer.why };
  if (answer.kind === 'refused') return interpretRefusal(answer.body, reading);
  const parsed = acceptedSchema.safeParse(answer.body);
  if (parsed.success) return { outcome: 'accepted', ...toAccepted(parsed.data) };
  return { outcome: 'unclear', why: `The answer lacks what it should bring: ${z.prettifyError(parsed.error)}` };
}

function interpretRefusal(body: unknown, reading: RefusalReading): Refused | Answer<never> {
  const parsed = RefusalSchema.safeParse(body);
  if (!parsed.success) return { outcome: 'unclear', why: 'A refusal without reasons in the agreed form.' };
  const { code: theirCode, errors } = parsed.data;
  const code = reading.codes[theirCode]?.code ?? UNLISTED_REFUSAL;
  return { outcome: 'refused', code, theirCode, reasons: interpretReasons(errors, reading) };
}

const FoundSchema = z.object({ operation: z.string(), http_status: z.int(), answer: z.unknown() });

/** What a counterparty stored under a key: which command, and the answer it gave. Undefined when the form is another. */
export function readFound(body: unknown): { operation: string; answer: PartnerAnswer } | undefined {
  const parsed = FoundSchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { operation, http_status: status, answer } = parsed.data;
  return { operation, answer: { kind: status === 422 ? 'refused' : 'done', body: answer } };
}
