import type { AmendmentRequest } from '../client/client.js';
import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import { jsonColumn } from '../jsonColumn.js';
import { newId } from '../newId.js';
import { RecordError } from '../recordErrors.js';
import type { Transaction } from '../withActor.js';
import type { Change } from './change.js';

/** Where a request to amend stands; the first two are undecided. */
export type AmendmentStanding = 'officer' | 'authority' | 'granted' | 'denied' | 'cancelled' | 'overtaken';

/** A request to change what was declared, or the change that customs made itself. */
export interface AmendmentRow {
  id: string;
  declarationId: string;
  /** 1, 2, … on one declaration. */
  number: number;
  /** Version of the declaration that it changes. */
  baseVersion: number;
  /** The whole data as it should be. */
  data: DeclarationData;
  pointers: string[];
  reason: string;
  madeBy: 'exporter' | 'customs';
  personId: string | null;
  standing: AmendmentStanding;
}

/** What is asked for, against the version that stands. */
export interface NewAmendment {
  data: DeclarationData;
  pointers: readonly string[];
  reason: string;
  madeBy: AmendmentRow['madeBy'];
  personId: string | null;
  standing: AmendmentStanding;
}

/** Writes a request under the next number of its declaration. */
export async function createAmendment(change: Change, request: NewAmendment): Promise<AmendmentRow> {
  const { tx, at, declaration } = change;
  const { data, pointers, ...own } = request;
  const number = (await tx.amendmentRequest.count({ where: { declarationId: declaration.id } })) + 1;
  const row = await tx.amendmentRequest.create({
    data: {
      id: newId('amendmentRequest'),
      ...own,
      declarationId: declaration.id,
      organisationId: declaration.organisationId,
      number,
      baseVersion: declaration.declarationVersion,
      data: jsonColumn(data),
      pointers: [...pointers],
      createdAt: new Date(at),
    },
  });
  return readAmendment(row);
}

/** The undecided request of a declaration; there is one at most. */
export async function findOpenAmendment(tx: Transaction, declarationId: string): Promise<AmendmentRow | undefined> {
  const row = await tx.amendmentRequest.findFirst({
    where: { declarationId, standing: { in: ['officer', 'authority'] } },
  });
  return row === null ? undefined : readAmendment(row);
}

/** @throws RecordError `AMENDMENT.NOT_FOUND` */
export async function getAmendment(tx: Transaction, declarationId: string, id: string): Promise<AmendmentRow> {
  const row = await tx.amendmentRequest.findFirst({ where: { id, declarationId } });
  if (row === null) throw new RecordError('AMENDMENT.NOT_FOUND', `no request ${id} on ${declarationId}`);
  return readAmendment(row);
}

/** An officer has consented: the request goes on to customs. */
export async function passAmendmentOn({ tx }: Change, id: string): Promise<void> {
  await tx.amendmentRequest.update({ where: { id }, data: { standing: 'authority' }, select: { id: true } });
}

/** Writes how a request ended. */
export async function closeAmendment(
  { tx, at }: Change,
  id: string,
  end: {
    standing: Exclude<AmendmentStanding, 'officer' | 'authority'>;
    decidedBy: string;
    why: string;
    becameVersion?: number;
  },
): Promise<void> {
  const { standing, decidedBy, why, becameVersion = null } = end;
  await tx.amendmentRequest.update({
    where: { id },
    data: { standing, decidedBy, decidedWhy: why, becameVersion, decidedAt: new Date(at) },
    select: { id: true },
  });
}

function readAmendment(row: AmendmentRequest): AmendmentRow {
  const { id, declarationId, number, baseVersion, pointers, reason, personId } = row;
  return {
    id,
    declarationId,
    number,
    baseVersion,
    pointers,
    reason,
    personId,
    // Written by createAmendment alone; words are held by check constraints.
    data: row.data as unknown as DeclarationData,
    madeBy: row.madeBy as AmendmentRow['madeBy'],
    standing: row.standing as AmendmentStanding,
  };
}
