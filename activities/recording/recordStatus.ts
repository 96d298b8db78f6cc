import type { DeadlineName } from '../../domain/clearance/deadlines.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { RecordingInput } from '../../workflows/ports.js';
import type { RecordedStep } from '../recorded.js';

/** What the authority answered when it was asked: taken up like the notices that were lost. */
export const recordStatus: RecordedStep<RecordingInput & { effectKey: string; deadline: DeadlineName }> = (
  _deps,
  { declaration },
) => Promise.reject(new RecordError('CLEARANCE.TRANSITION_FORBIDDEN', `nothing was asked in ${declaration.state}`));
