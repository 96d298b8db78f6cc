import { DEADLINES, type DeadlineName } from '../../../domain/clearance/deadlines.js';
import { recording } from '../../proxies.js';
import type { ClearanceFile } from '../clearanceFile.js';

/**
 * Waits for an act, a notice, `ready`, or the next deadline that runs in this state; a deadline that passes is recorded
 * with its effect by the table of deadlines. `parking` deadlines are left to the stage, which asks the counterparty first.
 */
export async function waitInState(file: ClearanceFile, ready?: () => boolean): Promise<DeadlineName | undefined> {
  const passed = await file.wait(runningDeadlines(file), ready);
  if (passed === undefined) return undefined;
  const effect = effectOf(file, passed);
  if (effect === 'transition') {
    await file.recorded(`deadline-${passed}`, () =>
      recording.recordDeadlinePassed({ ...file.recordingInput(`deadline-${passed}`), deadline: passed }),
    );
  } else if (effect === 'remind' || effect === 'escalate') {
    await file.recorded(`remind-${passed}`, () =>
      recording.remind({ ...file.recordingInput(`remind-${passed}`), deadline: passed }),
    );
  }
  return passed;
}

function effectOf(file: ClearanceFile, name: DeadlineName): string | undefined {
  return DEADLINES.find((rule) => rule.name === name && rule.state === file.snapshot.state)?.effect;
}

function runningDeadlines(file: ClearanceFile): DeadlineName[] {
  const { state, facts } = file.snapshot;
  return DEADLINES.flatMap(({ name, state: of }) => (of === state && !facts.reminded.includes(name) ? [name] : []));
}
