import type { Change } from '../../prisma/queries/change.js';
import { updatePayment } from '../../prisma/queries/payments.js';
import { closeTasks } from '../../prisma/queries/tasks.js';
import { unpaid } from '../effects/charges.js';
import { openDifference } from './openDifference.js';

/**
 * The authority released goods whose charges at origin are unpaid here: it has been paid another way, or will be. They
 * are no longer asked for here, and the difference is a task with both values.
 */
export async function letGoUnpaid(change: Change): Promise<void> {
  const charges = await unpaid(change, 'origin');
  if (charges.length === 0) return;
  for (const { id } of charges) {
    await updatePayment(change.tx, id, { status: 'cancelled' });
    await closeTasks(change, 'cancelled', 'system', { kinds: ['pay'], subjectId: id });
  }
  await openDifference(change, {
    title: 'Customs released the goods with charges at origin unpaid here: its release stands',
    details: {
      ours: { unpaid: charges.map(({ id, money }) => ({ payment_id: id, ...money })) },
      theirs: { released: true },
    },
  });
}
