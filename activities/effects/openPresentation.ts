import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Change } from '../../prisma/queries/change.js';
import { openTask } from '../../prisma/queries/tasks.js';

/** The exporter has to present the goods of a declaration that was lodged ahead of them. */
export async function openPresentation(change: Change): Promise<void> {
  const { declaration } = change;
  await openTask(change, {
    kind: 'present_goods',
    queue: 'exporter',
    title: 'Present the goods to customs',
    workflowId: clearanceWorkflowId(declaration.id),
    dueAt: declaration.deadlines.prelodged_expiry,
  });
}
