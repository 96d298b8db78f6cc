import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { moveTo } from '../enterState.js';
import type { RecordedStep } from '../recorded.js';

/** EXITED -> CLEARED: nothing is left to be done at origin. */
export const clear: RecordedStep = async (deps, change) => {
  const why = 'The proof of exit is held: the clearance is closed.';
  await moveTo(deps, change, {
    trigger: { kind: 'step', step: 'close' },
    what: 'declarationCleared',
    by: BY_SYSTEM,
    why,
  });
};
