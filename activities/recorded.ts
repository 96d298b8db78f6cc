import { WORKER } from '../prisma/actor.js';
import type { Change } from '../prisma/queries/change.js';
import { recordOnce } from '../prisma/queries/recordings.js';
import type { ClearanceSnapshot, RecordingInput } from '../workflows/ports.js';
import type { ActivityDeps } from './deps.js';
import { clearanceSnapshot } from './snapshot.js';

/** One step of a clearance's record: changes the declaration under its key. */
export type RecordedStep<Input extends RecordingInput = RecordingInput> = (
  deps: ActivityDeps,
  change: Change,
  input: Input,
) => Promise<void>;

/** Makes an activity of a step: one transaction, at most once under its key, answering the whole new snapshot. */
export function recordedBy<Input extends RecordingInput>(
  deps: ActivityDeps,
  step: RecordedStep<Input>,
): (input: Input) => Promise<ClearanceSnapshot> {
  return (input) =>
    deps.record.withActor(WORKER, (tx) =>
      recordOnce(
        tx,
        input,
        (change) => step(deps, change, input),
        ({ declaration }) => clearanceSnapshot(deps, tx, declaration),
      ),
    );
}
