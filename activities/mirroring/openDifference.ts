import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Json } from '../../domain/json.js';
import type { Change } from '../../prisma/queries/change.js';
import { openTask } from '../../prisma/queries/tasks.js';

/** A difference between the authority's system and ours concerns both those who run ours and the officers. */
export async function openDifference(
  change: Change,
  difference: { title: string; subjectId?: string; details: Readonly<Record<string, Json>> },
): Promise<void> {
  const workflowId = clearanceWorkflowId(change.declaration.id);
  for (const queue of ['operator', 'customs'] as const)
    await openTask(change, { kind: 'figures_differ', queue, workflowId, ...difference });
}
