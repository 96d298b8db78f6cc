import type { RecordingInput } from '../../workflows/ports.js';
import { settleInRecord } from '../effects/parking.js';
import type { RecordedStep } from '../recorded.js';

/** A counterparty's late notice has settled what was parked. */
export const settleParked: RecordedStep<RecordingInput & { parkedStepId: string }> = async (
  _deps,
  change,
  { parkedStepId },
) => {
  await settleInRecord(change, parkedStepId, "The counterparty's own notice has settled the parked step.");
};
