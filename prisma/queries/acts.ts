import type { Act } from '../client/client.js';
import { isActKind, type ActKind } from '../../domain/clearance/actions.js';
import type { PersonRole } from '../../domain/clearance/roles.js';
import type { Json } from '../../domain/json.js';
import { jsonColumn } from '../jsonColumn.js';
import { newId } from '../newId.js';
import { RecordError } from '../recordErrors.js';
import type { Transaction } from '../withActor.js';
import { appendAudit } from './audit.js';

/** A person's act, stored before anything else and then delivered to the workflow that owns it. */
export interface ActRow {
  id: string;
  declarationId: string;
  organisationId: string;
  workflowId: string;
  kind: ActKind;
  role: PersonRole;
  personId: string;
  payload: Json;
  reason: string | null;
  correlationId: string;
  storedAt: string;
  deliveries: number;
  takenUpAt: string | null;
  /** What became of it, once taken up. */
  outcome: Json;
}

export type NewAct = Pick<
  ActRow,
  | 'declarationId'
  | 'organisationId'
  | 'workflowId'
  | 'kind'
  | 'role'
  | 'personId'
  | 'payload'
  | 'reason'
  | 'correlationId'
> & {
  /** Made by the request, so that the same request again stores the same act; a new one when absent. */
  id?: string;
};

/** Stores an act with its audit record; one of the same id is stored once. @returns its id */
export async function storeAct(tx: Transaction, act: NewAct, at: string): Promise<string> {
  const { payload, id = newId('act'), ...own } = act;
  const { count } = await tx.act.createMany({
    data: { id, ...own, payload: jsonColumn(payload ?? {}), storedAt: new Date(at) },
    skipDuplicates: true,
  });
  if (count === 0) return id;
  const { declarationId, workflowId, kind, personId, role, reason, organisationId } = act;
  await appendAudit(tx, organisationId, [
    {
      what: 'actStored',
      at,
      actor: personId,
      role,
      facts: { act_id: id, kind, declaration_id: declarationId, workflow_id: workflowId },
      details: { reason, payload },
    },
  ]);
  return id;
}

/** The act, if the actor may see it. */
export async function findAct(tx: Transaction, id: string): Promise<ActRow | undefined> {
  const row = await tx.act.findUnique({ where: { id } });
  return row === null ? undefined : readAct(row);
}

/** @throws RecordError `CLEARANCE.ACT_UNKNOWN` */
export async function getAct(tx: Transaction, id: string): Promise<ActRow> {
  return (await findAct(tx, id)) ?? unknownAct(id);
}

/** Counts a delivery. */
export async function markActDelivered(tx: Transaction, id: string, at: string): Promise<void> {
  await tx.act.update({
    where: { id },
    data: { deliveredAt: new Date(at), deliveries: { increment: 1 } },
    select: { id: true },
  });
}

/** Keeps what became of an act, in the transaction that recorded its effect. The first outcome stands. */
export async function markActTakenUp(tx: Transaction, id: string, at: string, outcome: object): Promise<void> {
  await tx.act.updateMany({
    where: { id, takenUpAt: null },
    data: { takenUpAt: new Date(at), outcome: jsonColumn(outcome) },
  });
}

/** Acts stored before an instant and not taken up, oldest first: what the sweeper delivers again. */
export async function listActsNotTakenUp(tx: Transaction, storedBefore: string, limit: number): Promise<ActRow[]> {
  const rows = await tx.act.findMany({
    where: { takenUpAt: null, storedAt: { lt: new Date(storedBefore) } },
    orderBy: [{ storedAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });
  return rows.map(readAct);
}

function readAct(row: Act): ActRow {
  const { kind, storedAt, takenUpAt, deliveredAt: _deliveredAt, ...rest } = row;
  if (!isActKind(kind))
    throw new RecordError('CLEARANCE.STATE_UNKNOWN', `act ${row.id} is a ${kind}, which this release does not know`);
  return {
    ...rest,
    kind,
    role: row.role as PersonRole,
    payload: row.payload as Json,
    outcome: row.outcome as Json,
    storedAt: storedAt.toISOString(),
    takenUpAt: takenUpAt?.toISOString() ?? null,
  };
}

function unknownAct(id: string): never {
  throw new RecordError('CLEARANCE.ACT_UNKNOWN', `no act ${id}`);
}
