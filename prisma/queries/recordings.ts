import { Prisma } from '../client/client.js';
import { RecordError } from '../recordErrors.js';
import { sealColumns } from '../sealing/sealing.js';
import type { Transaction } from '../withActor.js';
import { openChange, saveChange, type Change } from './change.js';

/** One step of a workflow to be recorded at most once. */
export interface RecordingStep {
  /** `<workflow id>:<step>:<round>`. */
  key: string;
  declarationId: string;
  /** Version of the declaration the workflow knows; absent where any will do (parking). */
  expectedVersion?: number;
  /** The workflow's time, ISO 8601 UTC. */
  at: string;
}

/**
 * Runs a change at most once. A key already stored answers the stored result and changes nothing; otherwise the
 * declaration is locked, held against the version expected, changed, its version raised, and the result kept under the
 * key in the same transaction. The lock comes before the look for the key, so that of two runs at once one waits and
 * then finds the other's result.
 *
 * @param work makes the change
 * @param result answers what to keep, once the change is written: JSON, since the next reader gets it from JSON
 * @throws RecordError `RECORD.VERSION_CONFLICT`, and whatever `work` throws
 */
export async function recordOnce<W, R>(
  tx: Transaction,
  step: RecordingStep,
  work: (change: Change) => Promise<W>,
  result: (change: Change, done: W) => Promise<R>,
): Promise<R> {
  const change = await openChange(tx, step.declarationId, step.at);
  const stored = await findRecording<R>(tx, step.key);
  if (stored !== undefined) return stored.result;
  expectVersion('declaration', step.declarationId, change.declaration.version, step.expectedVersion);
  const done = await work(change);
  await saveChange(change, true);
  const kept = await result(change, done);
  await storeRecording(tx, step.key, change, kept);
  return kept;
}

/** The result kept under a key. */
export async function findRecording<R>(tx: Transaction, key: string): Promise<{ result: R } | undefined> {
  const row = await tx.recording.findUnique({ where: { key }, select: { result: true } });
  return row === null ? undefined : { result: row.result as R };
}

/** Keeps a result under its key. Called by the keyed recordings alone. */
export async function storeRecording(
  tx: Transaction,
  key: string,
  { declaration }: Change,
  result: unknown,
): Promise<void> {
  const { id, organisationId } = declaration;
  const sealed = await sealColumns(tx, 'recording', { id, organisationId }, { result });
  await tx.$executeRaw(Prisma.sql`INSERT INTO recording (key, declaration_id, organisation_id, result)
    VALUES (${key}, ${id}, ${organisationId}, ${JSON.stringify(sealed.result)}::jsonb)`);
}

/** @throws RecordError `RECORD.VERSION_CONFLICT` */
export function expectVersion(what: string, id: string, version: number, expected: number | undefined): void {
  if (expected === undefined || expected === version) return;
  throw new RecordError(
    'RECORD.VERSION_CONFLICT',
    `${what} ${id} has version ${version}, the recording expects ${expected}`,
  );
}
