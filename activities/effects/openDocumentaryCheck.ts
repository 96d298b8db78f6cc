import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Json } from '../../domain/json.js';
import type { Change } from '../../prisma/queries/change.js';
import { closeTasks, openTask } from '../../prisma/queries/tasks.js';

/** Gives an officer of customs the case for a documentary check; one open check at a time. */
export async function openDocumentaryCheck(
  change: Change,
  title: string,
  details: Readonly<Record<string, Json>>,
): Promise<void> {
  await closeTasks(change, 'cancelled', 'system', { kinds: ['documentary_check'] });
  const workflowId = clearanceWorkflowId(change.declaration.id);
  await openTask(change, { kind: 'documentary_check', queue: 'customs', title, workflowId, details });
}
