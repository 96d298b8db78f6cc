import { DEADLINES, type DeadlineEffect, type DeadlineName } from '../../../domain/clearance/deadlines.js';
import { recording } from '../../proxies.js';
import type { ClearanceFile } from '../clearanceFile.js';
import { askAuthority } from './authority.js';

/**
 * Waits for an act, a notice, `ready`, or the next deadline that runs in this state; a deadline that passes is recorded
 * with its effect by the table of deadlines. Silence about an exit becomes no decision before the authority was asked.
 */
export async function waitInState(file: ClearanceFile, ready?: () => boolean): Promise<DeadlineName | undefined> {
  const passed = await file.wait(runningDeadlines(file), ready);
  if (passed === undefined) return undefined;
  switch (effectOf(file, passed)) {
    case 'ask':
      await askAuthority(file, passed);
      break;
    case 'transition':
      await pass(file, passed);
      break;
    case 'remind':
    case 'escalate':
      await file.recorded(`remind-${passed}`, () =>
        recording.remind({ ...file.recordingInput(`remind-${passed}`), deadline: passed }),
      );
      break;
    // A draft has no workflow, and only deadlines with an effect are waited for.
    case 'delete':
    case undefined:
  }
  return passed;
}

async function pass(file: ClearanceFile, passed: DeadlineName): Promise<void> {
  if (passed === 'exit_overdue' && file.snapshot.authority.exit === 'authority') {
    await askAuthority(file, passed);
    if (file.snapshot.facts.exitProved || file.snapshot.mirrorDue) return;
  }
  await file.recorded(`deadline-${passed}`, () =>
    recording.recordDeadlinePassed({ ...file.recordingInput(`deadline-${passed}`), deadline: passed }),
  );
}

/** A request under way at the authority has an answer to wait for in any state. */
function effectOf(file: ClearanceFile, name: DeadlineName): DeadlineEffect | undefined {
  const rule = DEADLINES.find((row) => row.name === name && row.state === file.snapshot.state);
  return rule?.effect ?? (name === 'customs_answer' ? 'ask' : undefined);
}

function runningDeadlines(file: ClearanceFile): DeadlineName[] {
  const { deadlines, facts } = file.snapshot;
  const running = Object.keys(deadlines) as DeadlineName[];
  return running.filter((name) => !facts.reminded.includes(name) && effectOf(file, name) !== undefined);
}
