import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Change } from '../../prisma/queries/change.js';
import { openTask } from '../../prisma/queries/tasks.js';

/** Opens the exporter's task to supply documents of some kinds. */
export async function askForDocuments(change: Change, kinds: readonly string[]): Promise<void> {
  const { declaration } = change;
  await openTask(change, {
    kind: 'supply_documents',
    queue: 'exporter',
    title: `Supply: ${kinds.join(', ')}`,
    workflowId: clearanceWorkflowId(declaration.id),
    dueAt: declaration.deadlines.documents_due,
    details: { kinds: [...kinds] },
  });
}
