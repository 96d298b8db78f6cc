import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { appendTimeline, setFlags } from '../../prisma/queries/change.js';
import { getApplication, updateApplication } from '../../prisma/queries/permitApplications.js';
import { openTask } from '../../prisma/queries/tasks.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { RecordingInput } from '../../workflows/ports.js';
import { runDeadlines } from '../enterState.js';
import type { RecordedStep } from '../recorded.js';

/**
 * An application has ended. What was granted has been reserved with the grant, in one transaction, so that no other
 * parcel could take it; a refusal is flagged and goes back to the exporter, with the agency's reasons.
 */
export const recordPermitResult: RecordedStep<RecordingInput & { applicationId: string }> = async (
  deps,
  change,
  { applicationId },
) => {
  const { tx, declaration } = change;
  const application = await getApplication(tx, applicationId);
  if (application.declarationId !== declaration.id)
    throw new RecordError('RECORD.MISSING', `${applicationId} belongs to another declaration`);
  if (application.settled) return;
  application.settled = true;
  await updateApplication(tx, application);
  const { permitType, agency, standing, reasons } = application;
  const details = { application_id: applicationId, permit_type: permitType, agency };
  if (standing !== 'REFUSED') {
    appendTimeline(change, {
      what: 'permitReserved',
      by: BY_SYSTEM,
      why: `The permit ${permitType} of ${agency} is held for this parcel.`,
      details,
    });
    return;
  }
  setFlags(change, { permit_refused: true });
  runDeadlines(deps, change);
  await openTask(change, {
    kind: 'correct_declaration',
    queue: 'exporter',
    title: `${agency} refused the permit ${permitType}: correct the declaration and submit it again`,
    workflowId: clearanceWorkflowId(declaration.id),
    subjectId: applicationId,
    dueAt: declaration.deadlines.rejection_expiry,
    details: { reasons },
  });
};
