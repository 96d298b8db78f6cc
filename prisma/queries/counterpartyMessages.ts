import type { Json } from '../../domain/json.js';
import { jsonColumn } from '../jsonColumn.js';
import { newId } from '../newId.js';
import { RecordError } from '../recordErrors.js';
import type { Transaction } from '../withActor.js';
import type { Change } from './change.js';

/** A message that an act has made due. */
export interface MessageRow {
  id: string;
  declarationId: string;
  counterparty: string;
  kind: string;
  /** Request, act or other thing that it speaks of. */
  subjectId: string | null;
  payload: Json;
  standing: 'due' | 'sent' | 'refused' | 'skipped';
}

/** What is to be said to a counterparty, and of what. */
export interface NewMessage {
  counterparty: string;
  kind: string;
  subjectId?: string;
  payload?: Readonly<Record<string, Json>>;
}

/** Makes a message due in the transaction of the act; the clearance's workflow sends it. @returns its id */
export async function makeMessageDue({ tx, at, declaration }: Change, message: NewMessage): Promise<string> {
  const id = newId('message');
  const { subjectId = null, payload = {}, ...own } = message;
  const { id: declarationId, organisationId } = declaration;
  await tx.counterpartyMessage.create({
    data: {
      id,
      declarationId,
      organisationId,
      ...own,
      subjectId,
      payload: jsonColumn(payload),
      createdAt: new Date(at),
    },
    select: { id: true },
  });
  return id;
}

/** The message of an id, if there is one. */
export async function findMessage(tx: Transaction, id: string): Promise<MessageRow | undefined> {
  const row = await tx.counterpartyMessage.findUnique({ where: { id } });
  if (row === null) return undefined;
  return { ...row, payload: row.payload as Json, standing: row.standing as MessageRow['standing'] };
}

/** @throws RecordError `RECORD.MISSING` */
export async function getMessage(tx: Transaction, id: string): Promise<MessageRow> {
  const message = await findMessage(tx, id);
  if (message === undefined) throw new RecordError('RECORD.MISSING', `no message ${id}`);
  return message;
}

/** The newest message of a kind about a subject, if there is one. */
export async function findMessageOf(
  tx: Transaction,
  kind: string,
  subjectId: string,
): Promise<Pick<MessageRow, 'id' | 'standing'> | undefined> {
  const row = await tx.counterpartyMessage.findFirst({
    where: { kind, subjectId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, standing: true },
  });
  return row === null ? undefined : { id: row.id, standing: row.standing as MessageRow['standing'] };
}

/** Writes how a message that was due ended. */
export async function settleMessage(
  { tx, at }: Change,
  id: string,
  standing: Exclude<MessageRow['standing'], 'due'>,
): Promise<void> {
  await tx.counterpartyMessage.updateMany({
    where: { id, standing: 'due' },
    data: { standing, settledAt: new Date(at) },
  });
}

/** Messages that have become pointless are not sent any more. */
export async function dropMessages({ tx, at, declaration }: Change, kinds?: readonly string[]): Promise<void> {
  await tx.counterpartyMessage.updateMany({
    where: {
      declarationId: declaration.id,
      standing: 'due',
      ...(kinds === undefined ? {} : { kind: { in: [...kinds] } }),
    },
    data: { standing: 'skipped', settledAt: new Date(at) },
  });
}
