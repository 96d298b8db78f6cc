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
  /** When the engine confirmed it, or the record refused it: from then on nothing has to be brought anywhere. */
  deliveredAt: string | null;
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

/**
 * Marks an act as delivered: the engine has answered for it, and cannot lose it any more. Not before: an engine that dies
 * with an update under way forgets that update, though the record may have taken it up.
 */
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

/** Keeps the refusal of an act that no workflow has to hear of; an outcome that it has already stands. */
export async function markActRefused(tx: Transaction, id: string, at: string, outcome: object): Promise<void> {
  await markActTakenUp(tx, id, at, outcome);
  await tx.act.updateMany({ where: { id, deliveredAt: null }, data: { deliveredAt: new Date(at) } });
}

/** Acts stored before an instant and not taken up, or taken up and not confirmed by the engine; oldest first. */
export async function listActsToDeliver(tx: Transaction, storedBefore: string, limit: number): Promise<ActRow[]> {
  const rows = await tx.act.findMany({
    where: { OR: [{ takenUpAt: null }, { deliveredAt: null }], storedAt: { lt: new Date(storedBefore) } },
    orderBy: [{ storedAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });
  return rows.map(readAct);
}

/** Acts that the record has taken up from a workflow of which the engine has not confirmed it; oldest first. */
export async function listActsUnconfirmed(tx: Transaction, workflowId: string): Promise<ActRow[]> {
  const rows = await tx.act.findMany({
    where: { workflowId, deliveredAt: null, takenUpAt: { not: null } },
    orderBy: [{ storedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(readAct);
}

function readAct(row: Act): ActRow {
  const { kind, storedAt, takenUpAt, deliveredAt, ...rest } = row;
  if (!isActKind(kind))
    throw new RecordError('CLEARANCE.STATE_UNKNOWN', `act ${row.id} is a ${kind}, which this release does not know`);
  return {
    ...rest,
    kind,
    role: row.role as PersonRole,
    payload: row.payload as Json,
    outcome: row.outcome as Json,
    storedAt: storedAt.toISOString(),
    deliveredAt: deliveredAt?.toISOString() ?? null,
    takenUpAt: takenUpAt?.toISOString() ?? null,
  };
}

function unknownAct(id: string): never {
  throw new RecordError('CLEARANCE.ACT_UNKNOWN', `no act ${id}`);
}
