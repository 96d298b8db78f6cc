import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Change } from '../../prisma/queries/change.js';
import { committedByPermit } from '../../prisma/queries/reservations.js';
import { openTask } from '../../prisma/queries/tasks.js';

/**
 * Goods that were released and did not leave after all: what was written off on their permits stays so in the ledger,
 * since a write-off is the agency's to restore. The operators have the list.
 */
export async function listWrittenOff(change: Change): Promise<void> {
  const committed = await committedByPermit(change);
  if (committed.size === 0) return;
  await openTask(change, {
    kind: 'undo_failed',
    queue: 'operator',
    title: 'Permit quantities were written off at release: ask the agencies to restore them',
    workflowId: clearanceWorkflowId(change.declaration.id),
    details: {
      permits: [...committed].map(([permitId, quantityGrams]) => ({
        permit_id: permitId,
        quantity_grams: quantityGrams,
      })),
    },
  });
}
