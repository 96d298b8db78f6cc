import { z } from 'zod';

/** One fault or reason as a counterparty states it; the pointer (RFC 6901) points into the message it was sent. */
export const ReasonSchema = z.strictObject({
  pointer: z.string().optional(),
  code: z.string(),
  message: z.string(),
});
export type Reason = z.infer<typeof ReasonSchema>;

const ms = z.int().min(0).max(600_000);

/**
 * How a counterparty may misbehave, or decide, for one request. Several may be given together: they are applied in the
 * order before the effect, the decision, the notices, after the effect.
 */
export const BehaviourSchema = z.discriminatedUnion('kind', [
  // Before the effect: nothing is done.
  /** Waits, then goes on as usual. */
  z.strictObject({ kind: z.literal('slow'), ms }),
  /** Answers this HTTP status. */
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(300).max(599),
    retry_after_seconds: z.int().optional(),
  }),
  /** Resets the connection. */
  z.strictObject({ kind: z.literal('reset') }),
  // The decision: what the counterparty makes of it.
  /** Customs: takes the message, and rejects the declaration by a later notice (function code 03). */
  z.strictObject({ kind: z.literal('reject'), errors: z.array(ReasonSchema).min(1).optional() }),
  /** A negative decision: by a later notice where the command has one (permit application), else in the answer. */
  z.strictObject({
    kind: z.literal('refuse'),
    code: z.string().optional(),
    reasons: z.array(ReasonSchema).min(1).optional(),
  }),
  /** A refusal in the answer itself, also where a decision would come later. */
  z.strictObject({
    kind: z.literal('refuse_now'),
    code: z.string().optional(),
    reasons: z.array(ReasonSchema).min(1).optional(),
  }),
  /** Replaces the automatic progress that would follow (none: `[]`) by these events, one after the other. */
  z.strictObject({ kind: z.literal('progress'), events: z.array(z.string()) }),
  // The notices that answer this command.
  /** They wait until released by control. */
  z.strictObject({ kind: z.literal('hold_notice') }),
  /** Each is sent twice under one id and once more under another. */
  z.strictObject({ kind: z.literal('duplicate_answer') }),
  /** The first is preceded by a contrary one for the version before. */
  z.strictObject({ kind: z.literal('late_answer_old_version') }),
  /** The first has one of the contrary meaning, for the same version, before or after it: one of the two is wrong. */
  z.strictObject({ kind: z.literal('contradict_notice'), order: z.enum(['before', 'after']) }),
  /** The first so many wait for one another and go out last one first. */
  z.strictObject({ kind: z.literal('reverse_notices'), count: z.int().min(2).max(20) }),
  // After the effect: it is done, but the caller cannot tell.
  /** No answer until the caller gives up (or this long), then the connection is destroyed. */
  z.strictObject({ kind: z.literal('timeout_after_effect'), ms: ms.optional() }),
  /** 200 with a page of nonsense. */
  z.strictObject({ kind: z.literal('nonsense') }),
  /** 202 that says neither yes nor no. */
  z.strictObject({ kind: z.literal('unclear') }),
  /** A refusal, though it is done, as the notices that follow will say. */
  z.strictObject({
    kind: z.literal('contradict_answer'),
    code: z.string().optional(),
    reasons: z.array(ReasonSchema).min(1).optional(),
  }),
  /** The answer breaks off in the middle; the length of the whole was announced, or (also without) none was. */
  z.strictObject({ kind: z.literal('half_answer'), length: z.enum(['announced', 'none']).optional() }),
  /** The whole answer is sent and its end never is: the connection stays open until the caller gives up, or this long. */
  z.strictObject({ kind: z.literal('slow_close'), ms: ms.optional() }),
]);
export type Behaviour = z.infer<typeof BehaviourSchema>;
export type BehaviourKind = Behaviour['kind'];

/** The one behaviour of this kind among several, if given. */
export function findBehaviour<K extends BehaviourKind>(
  behaviours: readonly Behaviour[],
  kind: K,
): Extract<Behaviour, { kind: K }> | undefined {
  return behaviours.find((behaviour): behaviour is Extract<Behaviour, { kind: K }> => behaviour.kind === kind);
}
