import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { Json } from '../../domain/json.js';
import { findStanding } from '../../prisma/queries/besideState.js';
import type { Change } from '../../prisma/queries/change.js';
import { closeTasks, openTask } from '../../prisma/queries/tasks.js';
import { ActRefused } from '../acts/actHandler.js';

/** Nothing can be done to goods whose exit is proved. @throws ActRefused */
export function refuseLeft({ declaration }: Change): void {
  if (declaration.facts.exitProved) throw new ActRefused('CLEARANCE.GOODS_HAVE_LEFT', `${declaration.id} has left`);
}

/** What is known of where the goods are, for officers. */
export function knownOfGoods({ declaration }: Change): Record<string, Json> {
  const { facts, s10, releasedAt } = declaration;
  const { labelled, posted, departed, arrivalAnnounced, exitProved } = facts;
  return {
    s10,
    labelled,
    posted,
    departed,
    arrival_announced: arrivalAnnounced,
    exit_proved: exitProved,
    released_at: releasedAt,
  };
}

/** The goods are in a bag that may not leave, for a hold on them or on another parcel in it. */
const isBagStopped = async ({ tx, declaration }: Change): Promise<boolean> =>
  declaration.state === 'CONSOLIDATED' &&
  (declaration.flags.includes('hold') || !(await findStanding(tx, declaration)).masterFreeOfHolds);

/**
 * Goods that customs called back or keeps have moved all the same, or a bag in which a parcel is on hold: the fact is kept,
 * and the officers who wait for the goods are told. Elsewhere nothing follows.
 */
export async function tellOfMovement(change: Change, told: string): Promise<void> {
  const { id, state } = change.declaration;
  if (await isBagStopped(change)) return tellOfBag(change, told);
  const isRecalled = state === 'RECALLED';
  if (!isRecalled && state !== 'DETAINED' && state !== 'SEIZED') return;
  await openTask(change, {
    kind: isRecalled ? 'recalled_goods' : 'detained_goods',
    queue: 'customs',
    title: `${isRecalled ? 'Recalled' : 'Kept'} goods have moved: ${told}`,
    workflowId: clearanceWorkflowId(id),
    details: knownOfGoods(change),
  });
}

/** A bag that only changes hands has not left. */
async function tellOfBag(change: Change, told: string): Promise<void> {
  const { id, consolidationId, facts } = change.declaration;
  if (!facts.departed && !facts.exitProved) return;
  await closeTasks(change, 'cancelled', 'system', { kinds: ['stopped_bag'] });
  await openTask(change, {
    kind: 'stopped_bag',
    queue: 'customs',
    title: `A bag in which a parcel is on hold has left: ${told}`,
    workflowId: clearanceWorkflowId(id),
    details: { ...knownOfGoods(change), consolidation_id: consolidationId },
  });
}
