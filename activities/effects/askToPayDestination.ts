import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Change } from '../../prisma/queries/change.js';
import { openTask } from '../../prisma/queries/tasks.js';
import { unpaid } from './charges.js';

/** On release the exporter is asked for what the seller pays at the destination: it holds up the handover, not the release. */
export async function askToPayDestination(change: Change): Promise<void> {
  const workflowId = clearanceWorkflowId(change.declaration.id);
  for (const { id, money } of await unpaid(change, 'destination')) {
    const title = `Pay ${money.currency} ${money.amount} of destination charges before the parcel is handed over`;
    await openTask(change, { kind: 'pay', queue: 'exporter', title, workflowId, subjectId: id });
  }
}
