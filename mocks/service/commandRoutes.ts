import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { findBehaviour, type Behaviour } from './behaviours.js';
import { bodyHash, JsonObjectSchema, type JsonObject } from './json.js';
import type { Collection } from './journal.js';
import { noticePlanOf } from './noticePlan.js';
import { formatFaults, type CommandPlan, type CommandResult, type Operation } from './operation.js';
import { ReferencesSchema } from './references.js';
import { answerWithFaults, meetFaultBefore } from './requestFaults.js';
import type { ServiceParts } from './serviceParts.js';

/** The answer given to a key, kept for as long as the service keeps its state. */
const AnswerSchema = z.strictObject({
  key: z.string(),
  operation: z.string(),
  body_hash: z.string(),
  status: z.int(),
  body: JsonObjectSchema,
  answered_at: z.iso.datetime(),
});
export type StoredAnswer = z.infer<typeof AnswerSchema>;

export const openAnswers = (parts: ServiceParts): Collection<StoredAnswer> =>
  parts.journal.collection('answers', AnswerSchema);

/**
 * The commands of a counterparty. Each needs `Idempotency-Key`: the same key with the same body has one effect and gets
 * the stored answer (header `Idempotent-Replayed: true`); with another body it is 422 (IETF Idempotency-Key draft 07).
 */
export function createCommandRoutes(
  operations: readonly Operation[],
  parts: ServiceParts,
  answers: Collection<StoredAnswer>,
): Router {
  const router = Router();
  for (const operation of operations) {
    router.post(operation.path, (request, response) => takeCommand(operation, parts, answers, request, response));
  }
  return router;
}

async function takeCommand(
  operation: Operation,
  parts: ServiceParts,
  answers: Collection<StoredAnswer>,
  request: Request,
  response: Response,
): Promise<void> {
  const parsed = ReferencesSchema.safeParse(request.body);
  if (parts.outages.takes(parsed.data ?? {})) return void response.socket?.destroy();
  const key = request.get('Idempotency-Key');
  if (key === undefined || key === '') return problem(response, 400, 'IDEMPOTENCY_KEY_REQUIRED');
  if (!parsed.success) {
    return void response.status(400).json({ code: 'REFERENCES_REQUIRED', errors: formatFaults(parsed.error) });
  }
  const references = parsed.data;
  if (references.reference !== key) return problem(response, 400, 'REFERENCE_IS_NOT_THE_KEY');

  const behaviours = parts.scripts.take(operation.name, references, request.get('Portolan-Mode') === 'live');
  if (await meetFaultBefore(behaviours, response, parts.stopping)) return;
  const correlationId = request.get('X-Correlation-Id');
  const hash = bodyHash(request.body);
  const before = answers.get(key);
  if (before && (before.body_hash !== hash || before.operation !== operation.name)) {
    return problem(response, 422, 'IDEMPOTENCY_KEY_REUSED');
  }
  const answer = parts.journal.transaction((): StoredAnswer => {
    if (before) {
      const refused = before.status === 422;
      parts.effects.count(operation.name, references, { performed: false, refused, result: '', correlationId });
      return before;
    }
    const notices = noticePlanOf(behaviours);
    if (notices) parts.outbox.plan(references.reference, notices);
    const plan = planOf(behaviours);
    const result = decide(operation, { body: request.body, references, correlationId, plan }, behaviours);
    const performed = result.outcome === 'accepted';
    const name = result.outcome === 'accepted' ? result.result : '';
    parts.effects.count(operation.name, references, { performed, refused: !performed, result: name, correlationId });
    const stored = { key, operation: operation.name, body_hash: hash, answered_at: parts.now().toISOString() };
    const given = { ...stored, ...httpAnswer(contradicted(result, behaviours)) };
    answers.set(key, given);
    return given;
  });
  parts.log('command', {
    operation: operation.name,
    reference: key,
    status: answer.status,
    correlation_id: correlationId ?? '',
  });
  await answerWithFaults(behaviours, request, response, { ...answer, replayed: before !== undefined }, parts.stopping);
}

function decide(
  operation: Operation,
  command: Parameters<Operation['perform']>[0],
  behaviours: readonly Behaviour[],
): CommandResult {
  const refused = findBehaviour(behaviours, 'refuse_now');
  if (!refused) return operation.perform(command);
  const code = refused.code ?? 'REFUSED';
  return { outcome: 'refused', code, errors: refused.reasons ?? [{ code, message: 'Refused.' }] };
}

/** What is answered may be the contrary of what was done. */
function contradicted(result: CommandResult, behaviours: readonly Behaviour[]): CommandResult {
  const contrary = findBehaviour(behaviours, 'contradict_answer');
  if (!contrary) return result;
  const code = contrary.code ?? 'REFUSED';
  return { outcome: 'refused', code, errors: contrary.reasons ?? [{ code, message: 'Refused.' }] };
}

/** A business refusal is 422 with every reason at once; what was done is 200. */
function httpAnswer(result: CommandResult): { status: number; body: JsonObject } {
  if (result.outcome === 'accepted') return { status: 200, body: { outcome: 'accepted', ...result.answer } };
  const errors = result.errors.map((reason) => JsonObjectSchema.parse(reason));
  return { status: 422, body: { outcome: 'refused', code: result.code, errors } };
}

function problem(response: Response, status: number, code: string): void {
  response.status(status).json({ code });
}

/** What a script wants decided. */
export function planOf(behaviours: readonly Behaviour[]): CommandPlan {
  const reject = findBehaviour(behaviours, 'reject');
  const refuse = findBehaviour(behaviours, 'refuse');
  const progress = findBehaviour(behaviours, 'progress');
  const refuseCode = refuse?.code ?? 'REFUSED';
  return {
    ...(reject && { reject: reject.errors ?? [{ code: 'REJECTED', message: 'Rejected.' }] }),
    ...(refuse && {
      refuse: { code: refuseCode, reasons: refuse.reasons ?? [{ code: refuseCode, message: 'Refused.' }] },
    }),
    ...(progress && { progress: progress.events }),
  };
}
