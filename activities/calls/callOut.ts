import { Context } from '@temporalio/activity';
import type { Counterparty } from '../../domain/clearance/roles.js';
import type { ErrorCode } from '../../domain/errors/errors.js';
import type { Json } from '../../domain/json.js';
import { WORKER } from '../../prisma/actor.js';
import { answerCall, beginCall, failCall, isSettled, type CallRow } from '../../prisma/queries/counterpartyCalls.js';
import { getDeclaration } from '../../prisma/queries/declarations.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import { getDeclarationVersion } from '../../prisma/queries/declarationVersions.js';
import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import type { CallAnswer, CallInput } from '../../workflows/ports.js';
import { CounterpartyFault, type Answer, type Command } from '../adapters/transport/port.js';
import type { ActivityDeps, Transaction } from '../deps.js';

/** What a call starts from: the declaration as it stands, and what its version declares. */
export interface CallSubject {
  declaration: DeclarationRow;
  data: DeclarationData;
}

/** One call, planned in the transaction that records it, made outside of any. */
export interface PlannedCall {
  counterparty: Counterparty;
  operation: string;
  /** Version of the declaration or round of the application, as the answering notices will carry it. */
  version: number;
  /** What decides what the call means; the same key with another request is a defect. */
  request: Json;
  send: (command: Command) => Promise<Answer<object>>;
}

/**
 * Calls a counterparty: recorded before, made under its key, recorded after. A key that is settled already, by an
 * answer or by an operator's word, answers that and calls nobody.
 *
 * @throws CounterpartyFault when there is no usable answer; the attempt and the fault stand in the call's row
 */
export async function callOut(
  deps: ActivityDeps,
  input: CallInput,
  plan: (subject: CallSubject, tx: Transaction) => Promise<PlannedCall>,
): Promise<CallAnswer> {
  const { key } = input;
  const begun = await deps.record.withActor(WORKER, async (tx) => {
    const declaration = await getDeclaration(tx, input.declarationId);
    const { data } = await getDeclarationVersion(tx, declaration.id, declaration.declarationVersion);
    const planned = await plan({ declaration, data }, tx);
    const { counterparty, operation, request } = planned;
    const { id: declarationId, organisationId } = declaration;
    const call = await beginCall(tx, { key, declarationId, organisationId, counterparty, operation, request });
    return { call, planned, declaration, data };
  });
  if (isSettled(begun.call)) return answerOf(begun.call);
  return make(deps, key, begun.planned, commandOf(key, begun.planned, begun));
}

function commandOf(key: string, { version }: PlannedCall, { declaration, data }: CallSubject): Command {
  return {
    key,
    version,
    lrn: declaration.lrn ?? '',
    invoiceNumber: data.invoice.number,
    mode: declaration.mode,
    correlationId: declaration.correlationId,
    signal: Context.current().cancellationSignal,
    timeoutMs: Context.current().info.startToCloseTimeoutMs * ANSWER_SHARE,
  };
}

async function make(deps: ActivityDeps, key: string, planned: PlannedCall, command: Command): Promise<CallAnswer> {
  const { counterparty, operation } = planned;
  const startedAtMs = performance.now();
  const time = (outcome: string): void =>
    deps.meters.time(
      'portolan_counterparty_call_duration_seconds',
      { counterparty, operation, outcome },
      (performance.now() - startedAtMs) / 1000,
    );
  const said = { correlationId: command.correlationId, key, counterparty, operation };
  try {
    const answer = await planned.send(command);
    time(answer.outcome);
    deps.log.info({ ...said, outcome: answer.outcome }, 'counterparty answered');
    if (answer.outcome === 'unclear') {
      // Not an answer to build on: the key stays open, and asking again may bring one.
      await deps.record.withActor(WORKER, (tx) => failCall(tx, key, { code: UNCLEAR, why: answer.why }));
      return { outcome: 'unclear', code: UNCLEAR };
    }
    await deps.record.withActor(WORKER, (tx) => answerCall(tx, key, plain(answer)));
    return answer.outcome === 'refused' ? { outcome: 'refused', code: answer.code } : { outcome: 'accepted' };
  } catch (thrown) {
    if (thrown instanceof CounterpartyFault) {
      const { errorCode, httpStatus, theirAnswer } = thrown;
      time(errorCode);
      const fault = plain({ code: errorCode, httpStatus, theirAnswer });
      deps.log.warn({ ...said, code: errorCode, httpStatus }, 'counterparty did not answer');
      await deps.record.withActor(WORKER, (tx) => failCall(tx, key, fault));
    }
    throw thrown;
  }
}

/** Share of the activity's time that the answer may take; the rest is for recording what came. */
const ANSWER_SHARE = 0.8;
const UNCLEAR: ErrorCode = 'COUNTERPARTY.UNCLEAR';

/** An operator's word, override or skip, lets the case go on like an acceptance. */
function answerOf({ status, answer }: CallRow): CallAnswer {
  if (status !== 'answered') return { outcome: 'accepted' };
  const { outcome, code } = answer as { outcome: 'accepted' | 'refused'; code?: string };
  return code === undefined ? { outcome } : { outcome, code };
}

/** As JSON, without what is undefined. */
function plain(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
