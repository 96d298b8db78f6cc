import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { openTask } from '../../prisma/queries/tasks.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { unpaid } from '../effects/charges.js';
import { moveTo } from '../enterState.js';
import type { RecordedStep } from '../recorded.js';

/** ASSESSED -> PAYMENT_DUE: charges at origin stand between assessment and release, no others. */
export const requirePayment: RecordedStep = async (deps, change) => {
  const { declaration } = change;
  const charges = await unpaid(change, 'origin');
  await moveTo(deps, change, {
    trigger: { kind: 'step', step: 'assessFinally' },
    facts: { originChargesSettled: charges.length === 0 },
    what: 'paymentRequired',
    by: BY_SYSTEM,
    why: 'The charges at origin have to be paid before the goods are released.',
    details: {
      payments: charges.map(({ id, money }) => ({ payment_id: id, amount: money.amount, currency: money.currency })),
    },
  });
  for (const { id, money } of charges) {
    await openTask(change, {
      kind: 'pay',
      queue: 'exporter',
      title: `Pay ${money.currency} ${money.amount} of charges at origin`,
      workflowId: clearanceWorkflowId(declaration.id),
      subjectId: id,
      dueAt: declaration.deadlines.payment_due,
    });
  }
};
