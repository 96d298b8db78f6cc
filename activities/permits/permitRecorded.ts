import { WORKER } from '../../prisma/actor.js';
import { recordPermitOnce, type PermitChange } from '../../prisma/queries/permitRecordings.js';
import type { PermitRecordingInput, PermitSnapshot } from '../../workflows/ports.js';
import type { ActivityDeps } from '../deps.js';
import { permitSnapshot } from '../snapshot.js';

/** One step of an application's record: changes it under its key. */
export type PermitStep<Input extends PermitRecordingInput = PermitRecordingInput> = (
  deps: ActivityDeps,
  under: PermitChange,
  input: Input,
) => Promise<void>;

/** Makes an activity of a step: one transaction, at most once under its key, answering the whole new snapshot. */
export function permitRecordedBy<Input extends PermitRecordingInput>(
  deps: ActivityDeps,
  step: PermitStep<Input>,
): (input: Input) => Promise<PermitSnapshot> {
  return (input) =>
    deps.record.withActor(WORKER, (tx) =>
      recordPermitOnce(
        tx,
        input,
        (under) => step(deps, under, input),
        ({ change, application }) => permitSnapshot(deps, tx, change.declaration, application),
      ),
    );
}
