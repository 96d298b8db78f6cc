import type { Transaction } from '../withActor.js';
import { openChange, saveChange, type Change } from './change.js';
import { getApplication, updateApplication, type ApplicationRow } from './permitApplications.js';
import { expectVersion, findRecording, storeRecording } from './recordings.js';

/** One step of a permit's workflow to be recorded at most once. */
export interface PermitRecordingStep {
  key: string;
  applicationId: string;
  /** Version of the application; absent where any will do (parking). */
  expectedVersion?: number;
  at: string;
}

/** An application under change, with its declaration: what is told of it stands in the declaration's timeline. */
export interface PermitChange {
  change: Change;
  application: ApplicationRow;
}

/**
 * As `recordOnce`, for an application: its version is raised, the declaration's is not, for that one belongs to the
 * clearance workflow alone. The declaration is locked first, by everybody, so that nobody waits in a circle.
 * @throws RecordError `RECORD.VERSION_CONFLICT`, and whatever `work` throws
 */
export async function recordPermitOnce<W, R>(
  tx: Transaction,
  step: PermitRecordingStep,
  work: (under: PermitChange) => Promise<W>,
  result: (under: PermitChange, done: W) => Promise<R>,
): Promise<R> {
  const { declarationId } = await getApplication(tx, step.applicationId);
  const change = await openChange(tx, declarationId, step.at);
  const stored = await findRecording<R>(tx, step.key);
  if (stored !== undefined) return stored.result;
  const application = await getApplication(tx, step.applicationId);
  expectVersion('application', step.applicationId, application.version, step.expectedVersion);
  const done = await work({ change, application });
  application.version += 1;
  await updateApplication(tx, application);
  await saveChange(change, false);
  const kept = await result({ change, application }, done);
  await storeRecording(tx, step.key, change, kept);
  return kept;
}
