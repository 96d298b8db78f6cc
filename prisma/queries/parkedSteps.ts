import type { ParkedStep } from '../client/client.js';
import type { Resolution } from '../../domain/clearance/actions.js';
import type { Json } from '../../domain/json.js';
import { jsonColumn } from '../jsonColumn.js';
import { newId } from '../newId.js';
import { RecordError } from '../recordErrors.js';
import type { Transaction } from '../withActor.js';
import type { Change } from './change.js';

/** Why a step is parked and what may be done about it. */
export interface ParkedCause {
  workflowId: string;
  step: string;
  /** Recording key of the parking. */
  key: string;
  effectKey: string;
  counterparty: string;
  code: string;
  /** Counterparty × error code × our version: the steps that share it can be repaired together. */
  fingerprint: string;
  message: string;
  attempts: number;
  skippable: boolean;
  overridable: string;
  actions: Resolution[];
  recommended: Resolution;
  lastAnswer: Json;
}

export interface ParkedStepRow extends ParkedCause {
  id: string;
  declarationId: string;
  status: 'parked' | 'resolved';
  resolution: Resolution | 'settled' | null;
  since: string;
}

/** Parks a step. One that is parked already keeps its row, with the new cause. @returns its id */
export async function parkStep({ tx, at, declaration }: Change, cause: ParkedCause): Promise<string> {
  const { workflowId, step, skippable, overridable, lastAnswer, ...rest } = cause;
  const open = await tx.parkedStep.findFirst({ where: { workflowId, step, status: 'parked' }, select: { id: true } });
  const said = { ...rest, lastAnswer: jsonColumn(lastAnswer ?? {}) };
  if (open !== null) {
    await tx.parkedStep.update({ where: { id: open.id }, data: said, select: { id: true } });
    return open.id;
  }
  const id = newId('parkedStep');
  const own = { declarationId: declaration.id, organisationId: declaration.organisationId };
  await tx.parkedStep.create({
    data: { id, ...own, workflowId, step, skippable, overridable, ...said, since: new Date(at) },
    select: { id: true },
  });
  return id;
}

/** @throws RecordError `OPERATION.STEP_NOT_FOUND` */
export async function getParkedStep(tx: Transaction, id: string): Promise<ParkedStepRow> {
  const row = await tx.parkedStep.findUnique({ where: { id } });
  if (row === null) throw new RecordError('OPERATION.STEP_NOT_FOUND', `no parked step ${id}`);
  return readStep(row);
}

/** Steps of a declaration that are parked now, of all its workflows or of one; the longest parked first. */
export async function listOpenParkedSteps(
  tx: Transaction,
  declarationId: string,
  workflowId?: string,
): Promise<ParkedStepRow[]> {
  const rows = await tx.parkedStep.findMany({
    where: { declarationId, status: 'parked', ...(workflowId === undefined ? {} : { workflowId }) },
    orderBy: [{ since: 'asc' }, { id: 'asc' }],
  });
  return rows.map(readStep);
}

/** Closes a parked step. `settled` is the partner's own late answer, without a person. */
export async function closeParkedStep(
  { tx, at }: Change,
  id: string,
  closed: {
    resolution: Resolution | 'settled';
    resolvedBy: string;
    signedBy?: string | undefined;
    reason: string;
    value?: Json | undefined;
  },
): Promise<void> {
  const { value, signedBy, ...own } = closed;
  await tx.parkedStep.update({
    where: { id },
    data: {
      status: 'resolved',
      ...own,
      signedBy: signedBy ?? null,
      resolvedAt: new Date(at),
      ...(value == null ? {} : { value: jsonColumn(value) }),
    },
    select: { id: true },
  });
}

function readStep(row: ParkedStep): ParkedStepRow {
  // Words are held by check constraints and by this module, their only writer.
  return { ...row, since: row.since.toISOString() } as unknown as ParkedStepRow;
}
