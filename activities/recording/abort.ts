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
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'resolveParked', resolution: 'abort' },
    // The parked step that led here is resolved already.
    assumedFlags: ['parked'],
    facts: { handedOver: change.declaration.facts.posted },
    what: 'declarationAborted',
    by: BY_SYSTEM,
    why: WHY[why],
  });
};
