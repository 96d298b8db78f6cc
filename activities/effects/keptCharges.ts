import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Change } from '../../prisma/queries/change.js';
import { listPayments } from '../../prisma/queries/payments.js';
import { openTask } from '../../prisma/queries/tasks.js';

/**
 * Charges at origin that were paid for goods which customs then returned, destroyed or had forfeited. No source in reach
 * says that they are paid back, so they are kept, and an operator has the list. What was paid for the destination is
 * refunded with everything else that is undone.
 */
export async function listKeptCharges(change: Change): Promise<void> {
  const { id } = change.declaration;
  const paid = (await listPayments(change.tx, id)).filter(
    ({ purpose, status }) => purpose === 'origin' && status === 'paid',
  );
  if (paid.length === 0) return;
  await openTask(change, {
    kind: 'undo_failed',
    queue: 'operator',
    title: 'Charges at origin were paid and no rule says that they are paid back: settle with customs',
    workflowId: clearanceWorkflowId(id),
    details: {
      payments: paid.map(({ id: paymentId, money }) => ({
        payment_id: paymentId,
        amount: money.amount,
        currency: money.currency,
      })),
    },
  });
}
