import { goodsMayMove } from '../../domain/clearance/states.js';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Change } from '../../prisma/queries/change.js';
import { listTaskSubjects, openTask } from '../../prisma/queries/tasks.js';
import type { PaymentPurpose } from '../../prisma/queries/payments.js';
import { unpaid } from './charges.js';

/**
 * Gives the exporter the task to pay what an assessment made due later than the state would ask for it: more at origin
 * while payment is awaited, more at origin or destination once the goods are released. The release stands.
 */
export async function openPayTasks(change: Change): Promise<void> {
  const { declaration } = change;
  const { state, deadlines } = declaration;
  const isReleased = goodsMayMove(state) || state === 'RECALLED';
  const purposes: PaymentPurpose[] = isReleased ? ['origin', 'destination'] : state === 'PAYMENT_DUE' ? ['origin'] : [];
  const open = await listTaskSubjects(change, 'pay');
  for (const purpose of purposes) {
    for (const { id, money } of await unpaid(change, purpose)) {
      if (open.includes(id)) continue;
      await openTask(change, {
        kind: 'pay',
        queue: 'exporter',
        title: `Pay ${money.currency} ${money.amount} of further charges at ${purpose}`,
        workflowId: clearanceWorkflowId(declaration.id),
        subjectId: id,
        dueAt: deadlines.payment_due,
      });
    }
  }
}
