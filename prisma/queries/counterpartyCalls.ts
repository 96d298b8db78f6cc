import type { CounterpartyCall } from '../client/client.js';
import type { Counterparty } from '../../domain/clearance/roles.js';
import type { Json } from '../../domain/json.js';
import { jsonColumn } from '../jsonColumn.js';
import { RecordError } from '../recordErrors.js';
import { sealColumns } from '../sealing/sealing.js';
import { holdsPersonal } from '../sealing/walk.js';
import type { Transaction } from '../withActor.js';
import { hashOf } from './audit.js';

export type CallStatus = 'started' | 'answered' | 'failed' | 'overridden' | 'skipped';

/** A call to the outside, as it is kept: before it is made, and once it is answered. */
export interface CallRow {
  key: string;
  declarationId: string;
  counterparty: Counterparty;
  operation: string;
  status: CallStatus;
  attempts: number;
  /** The counterparty's answer in our words, or the operator's value; null until there is one. */
  answer: Json;
}

/** The call under a key, if it was ever begun. */
export async function findCall(tx: Transaction, key: string): Promise<CallRow | undefined> {
  const row = await tx.counterpartyCall.findUnique({ where: { key } });
  return row === null ? undefined : readCall(row);
}

/** All calls of a declaration, in the order in which they were begun. */
export async function listCalls(tx: Transaction, declarationId: string): Promise<CallRow[]> {
  const rows = await tx.counterpartyCall.findMany({
    where: { declarationId },
    orderBy: [{ startedAt: 'asc' }, { key: 'asc' }],
  });
  return rows.map(readCall);
}

/**
 * Writes down that a call is about to be made (one more attempt, when it is begun again).
 * @param request what will be sent, as far as it decides what the call means; kept as a hash
 * @returns the call; when it is settled (answered, overridden, skipped) nothing was written and it must not be made again
 * @throws RecordError `RECORD.KEY_CONFLICT` when the key was begun with another request
 */
export async function beginCall(
  tx: Transaction,
  call: {
    key: string;
    declarationId: string;
    organisationId: string;
    counterparty: Counterparty;
    operation: string;
    request: Json;
  },
): Promise<CallRow> {
  const { request, ...own } = call;
  const requestHash = hashOf(request);
  const earlier = await tx.counterpartyCall.findUnique({ where: { key: call.key } });
  if (earlier !== null && isSettled(readCall(earlier))) return readCall(earlier);
  if (earlier !== null && earlier.requestHash !== requestHash) {
    throw new RecordError('RECORD.KEY_CONFLICT', `${call.key} was begun with another request`);
  }
  const [begun] = await tx.$queryRaw<{ attempts: number }[]>`INSERT INTO counterparty_call
      (key, declaration_id, organisation_id, counterparty, operation, status, attempts, request_hash, started_at)
    VALUES (${own.key}, ${own.declarationId}, ${own.organisationId}, ${own.counterparty}, ${own.operation}, 'started', 1, ${requestHash}, now())
    ON CONFLICT (key) DO UPDATE SET attempts = counterparty_call.attempts + 1, status = 'started'
      WHERE counterparty_call.status IN ('started', 'failed')
    RETURNING attempts`;
  if (begun === undefined) return (await findCall(tx, own.key)) ?? missing(own.key);
  return { ...own, status: 'started', attempts: begun.attempts, answer: null };
}

/** Keeps the counterparty's answer. One that stands already (an operator's, a faster attempt's) is not replaced. */
export async function answerCall(tx: Transaction, key: string, answer: Json): Promise<void> {
  await tx.$executeRaw`UPDATE counterparty_call SET status = 'answered', answer = ${await sealSaid(tx, key, answer)}::jsonb,
    answered_at = now(), last_fault = NULL WHERE key = ${key} AND status IN ('started', 'failed')`;
}

/**
 * Keeps a decision that was found by asking: it takes the place of a mere receipt, while an operator's word does not
 * give way.
 */
export async function decideCall(tx: Transaction, key: string, answer: Json): Promise<void> {
  await tx.$executeRaw`UPDATE counterparty_call SET status = 'answered', answer = ${await sealSaid(tx, key, answer)}::jsonb,
    answered_at = now(), last_fault = NULL WHERE key = ${key} AND status IN ('started', 'failed', 'answered')`;
}

/** Keeps why a call brought no answer. */
export async function failCall(tx: Transaction, key: string, fault: Json): Promise<void> {
  await tx.$executeRaw`UPDATE counterparty_call SET status = 'failed', last_fault = ${await sealSaid(tx, key, fault)}::jsonb
    WHERE key = ${key} AND status IN ('started', 'failed')`;
}

/** What was said in a call as it is kept, as JSON text. */
async function sealSaid(tx: Transaction, key: string, said: Json): Promise<string> {
  if (!holdsPersonal(said)) return JSON.stringify(said);
  const call = await tx.counterpartyCall.findUnique({ where: { key }, select: { declarationId: true } });
  if (call === null) return JSON.stringify(null);
  const { answer } = await sealColumns(tx, 'counterpartyCall', { id: call.declarationId }, { answer: said });
  return JSON.stringify(answer);
}

/**
 * Puts an operator's word in the place of the counterparty's answer, whether the call was ever begun or not; the
 * recording that follows reads it like an answer.
 */
export async function settleCall(
  tx: Transaction,
  call: { key: string; declarationId: string; organisationId: string; counterparty: Counterparty; operation: string },
  status: 'overridden' | 'skipped',
  answer: Json,
): Promise<void> {
  await tx.counterpartyCall.upsert({
    where: { key: call.key },
    create: { ...call, status, requestHash: hashOf(null), answer: jsonColumn(answer ?? {}), answeredAt: new Date() },
    update: { status, answer: jsonColumn(answer ?? {}), answeredAt: new Date() },
    select: { key: true },
  });
}

/** What was last heard of a call that has no answer; for the one who looks at the parked step. */
export async function findLastFault(tx: Transaction, key: string): Promise<Json> {
  const row = await tx.counterpartyCall.findUnique({ where: { key }, select: { lastFault: true, answer: true } });
  return (row?.lastFault ?? row?.answer ?? null) as Json;
}

/** Is nothing more to be asked under this key? */
export const isSettled = ({ status }: CallRow): boolean =>
  status === 'answered' || status === 'overridden' || status === 'skipped';

function readCall(row: CounterpartyCall): CallRow {
  const { key, declarationId, operation, attempts } = row;
  // Words are held by check constraints; answers were written by this module.
  return {
    key,
    declarationId,
    operation,
    attempts,
    counterparty: row.counterparty,
    status: row.status as CallStatus,
    answer: row.answer as Json,
  };
}

function missing(key: string): never {
  throw new RecordError('RECORD.MISSING', `no call ${key}`);
}
