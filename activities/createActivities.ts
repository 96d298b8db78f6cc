import type { Counterparties, PermitRecording, Recording } from '../workflows/ports.js';
import { createCounterparties } from './calls/createCounterparties.js';
import { createPermitRecording } from './createPermitRecording.js';
import { createRecording } from './createRecording.js';
import { countSteps } from './countSteps.js';
import type { ActivityDeps } from './deps.js';

/** Every activity of the worker: the three interfaces of workflows/ports.ts, by one set of things they need. */
export function createActivities(deps: ActivityDeps): Recording & PermitRecording & Counterparties {
  return countSteps(deps.meters, {
    ...createRecording(deps),
    ...createPermitRecording(deps),
    ...createCounterparties(deps),
  });
}
