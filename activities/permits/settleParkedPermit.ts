import type { PermitRecordingInput } from '../../workflows/ports.js';
import { settleInRecord } from '../effects/parking.js';
import type { PermitStep } from './permitRecorded.js';

/** The agency's late notice has settled what was parked. */
export const settleParkedPermit: PermitStep<PermitRecordingInput & { parkedStepId: string }> = async (
  _deps,
  { change },
  { parkedStepId },
) => {
  await settleInRecord(change, parkedStepId, "The agency's own notice has settled the parked step.");
};
