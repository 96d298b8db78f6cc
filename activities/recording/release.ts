import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Change } from '../../prisma/queries/change.js';
import { commitReservations } from '../../prisma/queries/reservations.js';
import { openTask } from '../../prisma/queries/tasks.js';
import { BY_SYSTEM } from '../../prisma/queries/timeline.js';
import { RecordError } from '../../prisma/recordErrors.js';
import { dataOf } from '../effects/assess.js';
import { askToPayDestination } from '../effects/askToPayDestination.js';
import { unpaid } from '../effects/charges.js';
import { missingPermits } from '../effects/permitsInForce.js';
import { letParcelGoOn } from '../effects/stoppedParcel.js';
import { moveTo } from '../enterState.js';
import type { RecordedStep } from '../recorded.js';

/**
 * ASSESSED or PAYMENT_DUE -> RELEASED. No release while a mandatory permit is not held in full and in force, or a charge
 * at origin is unpaid. What was reserved is written off for good; what an earlier release wrote off, before a recall, is
 * not written off twice.
 */
export const release: RecordedStep = async (deps, change) => {
  const missing = await missingPermits(deps, change, await dataOf(change));
  if (missing.length > 0) {
    throw new RecordError(
      'PERMIT.NOT_IN_FORCE',
      `not held at release: ${missing.map(({ permitType }) => permitType).join(', ')}`,
    );
  }
  const wasReleased = change.declaration.releasedAt !== null;
  await moveTo(deps, change, {
    trigger: { kind: 'step', step: 'release' },
    facts: { permitsInForce: true, originChargesSettled: (await unpaid(change, 'origin')).length === 0 },
    what: 'declarationReleased',
    by: BY_SYSTEM,
    why: 'Permits are in force and charges at origin are settled: the goods may leave.',
    details: { lane: change.declaration.lane },
  });
  await commitReservations(change);
  await letParcelGoOn(change);
  await openFollowingTasks(change, wasReleased);
};

async function openFollowingTasks(change: Change, wasReleased: boolean): Promise<void> {
  const { declaration } = change;
  const workflowId = clearanceWorkflowId(declaration.id);
  if (declaration.flags.includes('audit_after_release') && !wasReleased) {
    await openTask(change, {
      kind: 'post_clearance_audit',
      queue: 'customs',
      title: 'Audit the released declaration',
      workflowId,
    });
  }
  await askToPayDestination(change);
}
