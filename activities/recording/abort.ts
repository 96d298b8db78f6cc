import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Change } from '../../prisma/queries/change.js';
import { openTask } from '../../prisma/queries/tasks.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import type { RecordingInput } from '../../workflows/ports.js';
import { moveTo } from '../enterState.js';
import type { RecordedStep } from '../recorded.js';

const WHY = {
  resolution: 'A step could not be done, and it was decided to abort the clearance.',
  cancelled: 'The clearance was cancelled in the workflow engine.',
};

/**
 * Any state in which the table allows it -> ABORTED. An operator's abort of the clearance's own step is recorded with
 * the act itself; this one records what came from a permit's step or from the engine.
 */
export const abort: RecordedStep<RecordingInput & { why: 'resolution' | 'cancelled' }> = async (
  deps,
  change,
  { why },
) => {
  const wasReleased = change.declaration.releasedAt !== null;
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'resolveParked', resolution: 'abort' },
    // The parked step that led here is resolved already.
    assumedFlags: ['parked'],
    facts: { handedOver: change.declaration.facts.posted },
    what: 'declarationAborted',
    by: BY_SYSTEM,
    why: WHY[why],
  });
  if (wasReleased) await listWrittenOff(change);
};

/** What was written off at release stays so: only the agency can restore it. */
export async function listWrittenOff(change: Change): Promise<void> {
  await openTask(change, {
    kind: 'undo_failed',
    queue: 'operator',
    title: 'Permit quantities were written off at release: ask the agencies to restore them',
    workflowId: clearanceWorkflowId(change.declaration.id),
  });
}
