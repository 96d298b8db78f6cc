import { isPermitApplicationOpen } from '../../domain/clearance/permitApplication.js';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { appendTimeline, type Change } from '../../prisma/queries/change.js';
import { updatePayment } from '../../prisma/queries/payments.js';
import { getApplication, moveApplication, updateApplication } from '../../prisma/queries/permitApplications.js';
import { closeTasks, openTask } from '../../prisma/queries/tasks.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import type { RecordingInput, UndoStep } from '../../workflows/ports.js';
import type { RecordedStep } from '../recorded.js';

const WHAT: Record<UndoStep['operation'], string> = {
  cancelLodgement: 'lodgement with customs',
  cancelLabel: 'label of the carrier',
  refundPayment: 'payment',
  withdrawApplication: 'application for a permit',
};

/** An effect at a counterparty has been undone, or could not be: then an operator sees to it. */
export const recordUndone: RecordedStep<RecordingInput & { step: UndoStep; undone: boolean; why?: string }> = async (
  _deps,
  change,
  { step, undone, why = '' },
) => {
  const { counterparty, operation, subjectId, effectKey } = step;
  const details = { counterparty, operation, subject_id: subjectId, effect_key: effectKey };
  if (undone) {
    await writeUndone(change, step);
    appendTimeline(change, { what: 'effectUndone', by: BY_SYSTEM, why: `Taken back: ${WHAT[operation]}.`, details });
    return;
  }
  await openTask(change, {
    kind: 'undo_failed',
    queue: 'operator',
    title: `Take back by hand: ${WHAT[operation]} (${counterparty})`,
    workflowId: clearanceWorkflowId(change.declaration.id),
    subjectId,
    details: { why },
  });
  appendTimeline(change, {
    what: 'effectNotUndone',
    by: BY_SYSTEM,
    why: `Could not be taken back: ${WHAT[operation]}. ${why}`.trim(),
    details,
  });
};

async function writeUndone(change: Change, { operation, subjectId }: UndoStep): Promise<void> {
  const { tx, declaration, at } = change;
  if (operation === 'refundPayment') await updatePayment(tx, subjectId, { status: 'refunded' });
  if (operation === 'cancelLabel') declaration.facts = { ...declaration.facts, labelled: false };
  if (operation !== 'withdrawApplication') return;
  const application = await getApplication(tx, subjectId);
  if (!isPermitApplicationOpen(application.standing)) return;
  moveApplication(application, 'WITHDRAWN', at);
  application.version += 1;
  await updateApplication(tx, application);
  await closeTasks(change, 'cancelled', 'system', { kinds: ['permit_decision'], subjectId });
}
