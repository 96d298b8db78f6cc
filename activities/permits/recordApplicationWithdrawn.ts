import { isPermitApplicationOpen } from '../../domain/clearance/permitApplication.js';
import { appendTimeline } from '../../prisma/queries/change.js';
import { moveApplication } from '../../prisma/queries/permitApplications.js';
import { listOpenParkedSteps } from '../../prisma/queries/parkedSteps.js';
import { closeTasks, openTask } from '../../prisma/queries/tasks.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { permitWorkflowId } from '../../domain/ids/workflowIds.js';
import type { PermitRecordingInput } from '../../workflows/ports.js';
import { settleInRecord } from '../effects/parking.js';
import type { PermitStep } from './permitRecorded.js';

/**
 * The clearance no longer wants the permit -> WITHDRAWN, whatever the agency said to it: what it did not take back is
 * left to an operator. Steps that were parked for it have nothing left to do.
 */
export const recordApplicationWithdrawn: PermitStep<PermitRecordingInput & { undone: boolean; why?: string }> = async (
  _deps,
  { change, application },
  { undone, why = '' },
) => {
  const { tx, declaration, at } = change;
  const { id, permitType, agency, standing } = application;
  const workflowId = permitWorkflowId(declaration.id, permitType);
  for (const step of await listOpenParkedSteps(tx, declaration.id, workflowId)) {
    await settleInRecord(change, step.id, 'The application was withdrawn: nothing is left to be done.');
  }
  await closeTasks(change, 'cancelled', 'system', { kinds: ['permit_decision'], subjectId: id });
  if (!isPermitApplicationOpen(standing)) return;
  moveApplication(application, 'WITHDRAWN', at);
  application.granted = null;
  application.deadlines = {};
  const details = { application_id: id, permit_type: permitType, agency, undone };
  appendTimeline(change, {
    what: 'permitApplicationWithdrawn',
    by: BY_SYSTEM,
    why: `The application for ${permitType} at ${agency} is withdrawn.`,
    details,
  });
  if (undone) return;
  await openTask(change, {
    kind: 'undo_failed',
    queue: 'operator',
    title: `Withdraw by hand: application for ${permitType} at ${agency}`,
    workflowId,
    subjectId: id,
    details: { why },
  });
};
