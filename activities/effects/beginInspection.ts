import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Change } from '../../prisma/queries/change.js';
import { orderInspection } from '../../prisma/queries/inspections.js';
import { openTask } from '../../prisma/queries/tasks.js';

/** Orders the examination and opens the officers' task for it. */
export async function beginInspection(change: Change, order: { orderedBy: string; why: string }): Promise<void> {
  const { declaration } = change;
  const inspectionId = await orderInspection(change, order);
  await openTask(change, {
    kind: 'inspection',
    queue: 'customs',
    title: 'Examine the goods and record what was found',
    workflowId: clearanceWorkflowId(declaration.id),
    subjectId: inspectionId,
    dueAt: declaration.deadlines.inspection_due,
  });
}
