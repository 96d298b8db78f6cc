import type { Json } from '../../domain/json.js';
import { jsonColumn } from '../jsonColumn.js';
import { newId } from '../newId.js';
import type { Transaction } from '../withActor.js';
import type { Change } from './change.js';

/** Orders an examination of the goods; a declaration may see several rounds. @returns its id */
export async function orderInspection(
  { tx, at, declaration }: Change,
  order: { orderedBy: string; why: string },
): Promise<string> {
  const id = newId('inspection');
  const round = (await tx.inspection.count({ where: { declarationId: declaration.id } })) + 1;
  const own = { declarationId: declaration.id, organisationId: declaration.organisationId };
  await tx.inspection.create({ data: { id, ...own, round, ...order, orderedAt: new Date(at) }, select: { id: true } });
  return id;
}

/** The examination that is ordered and not done, if there is one. */
export async function findOpenInspection(
  tx: Transaction,
  declarationId: string,
): Promise<{ id: string; round: number } | undefined> {
  const row = await tx.inspection.findFirst({
    where: { declarationId, status: 'ordered' },
    orderBy: { round: 'desc' },
    select: { id: true, round: true },
  });
  return row ?? undefined;
}

/** Was an examination of the goods ordered last that nobody has held, be it open or given up? */
export async function isExaminationOwed({ tx, declaration }: Change): Promise<boolean> {
  const newest = await tx.inspection.findFirst({
    where: { declarationId: declaration.id },
    orderBy: { round: 'desc' },
    select: { status: true },
  });
  return newest !== null && newest.status !== 'done';
}

/** Writes what was found. */
export async function closeInspection(
  { tx, at }: Change,
  id: string,
  result: { inspectedBy: string; examinationResult: Json },
): Promise<void> {
  const { inspectedBy, examinationResult } = result;
  await tx.inspection.update({
    where: { id },
    data: {
      status: 'done',
      inspectedBy,
      examinationResult: jsonColumn(examinationResult ?? {}),
      inspectedAt: new Date(at),
    },
    select: { id: true },
  });
}

/** Nobody examines the goods any more. */
export async function cancelInspections({ tx, declaration }: Change): Promise<void> {
  await tx.inspection.updateMany({
    where: { declarationId: declaration.id, status: 'ordered' },
    data: { status: 'cancelled' },
  });
}
