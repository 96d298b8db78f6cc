import type { DeadlineName } from '../../domain/clearance/deadlines.js';
import { appendTimeline } from '../../prisma/queries/change.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import type { PermitRecordingInput } from '../../workflows/ports.js';
import type { PermitStep } from './permitRecorded.js';

/** The agency should have decided by now. */
export const remindPermit: PermitStep<PermitRecordingInput & { deadline: DeadlineName }> = async (
  _deps,
  { change, application },
  { deadline },
) => {
  const { id, permitType, agency, reminded } = application;
  if (reminded.includes(deadline)) return;
  application.reminded = [...reminded, deadline];
  const why = `${agency} should have decided on ${permitType} by now.`;
  appendTimeline(change, { what: 'reminderSent', by: BY_SYSTEM, why, details: { deadline, application_id: id } });
};
