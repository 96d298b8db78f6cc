import { DEADLINES, type DeadlineName } from '../domain/clearance/deadlines.js';
import { goodsMayMove, isTerminal } from '../domain/clearance/states.js';
import { closeBeside } from '../prisma/queries/closeBeside.js';
import { transition, type Change, type TransitionInput } from '../prisma/queries/change.js';
import { cancelInspections } from '../prisma/queries/inspections.js';
import { listPayments, updatePayment } from '../prisma/queries/payments.js';
import { keptWait } from '../prisma/queries/requestWait.js';
import { giveBackReservations } from '../prisma/queries/reservations.js';
import { closeTasks, type TaskKind } from '../prisma/queries/tasks.js';
import { computeDeadline } from '../rules/decisions/deadline/computeDeadline.js';
import type { ActivityDeps } from './deps.js';
import { endRequests } from './effects/requests/endRequests.js';
import { isRunning } from './effects/runningWaits.js';
import { listWrittenOff } from './effects/writtenOff.js';
import { dayAtOrigin, originOf } from './legalDay.js';

/** Tasks that belong to a state: whoever leaves the state need not do them any more. */
const STATE_TASKS: readonly TaskKind[] = [
  'correct_declaration',
  'supply_documents',
  'answer_query',
  'pay',
  'documentary_check',
  'inspection',
  'present_goods',
  'recalled_goods',
  'detained_goods',
  'appeal_decision',
  'exit_overdue',
  'authority_silent',
  'matching_differs',
  'feed_missing',
  'stopped_bag',
];

/**
 * Moves a declaration along an arrow, with everything that goes with leaving one state and entering another: tasks that
 * have become pointless are cancelled, the new state's deadlines run, and an end gives back what was reserved.
 */
export async function moveTo(deps: ActivityDeps, change: Change, input: TransitionInput): Promise<void> {
  const before = change.declaration.state;
  const state = transition(change, input);
  if (state === before) return;
  // What is asked for at the destination, or after an amendment, does not hold up the goods: its task outlives the state.
  const isReleased = goodsMayMove(state) || state === 'RECALLED';
  const kept = isReleased ? STATE_TASKS.filter((kind) => kind !== 'pay') : STATE_TASKS;
  await closeTasks(change, 'cancelled', 'system', { kinds: kept });
  if (before === 'INSPECTION') await cancelInspections(change);
  runDeadlines(deps, change);
  await endRequests(change, input.by);
  if (isTerminal(state)) await closeBeside(change);
  if (isTerminal(state) && state !== 'CLEARED') await endEarly(change);
}

/** Starts the deadlines of the present state, counted from now (overdue exit: from release). */
export function runDeadlines(deps: ActivityDeps, change: Change): void {
  const { declaration, at } = change;
  const names = DEADLINES.filter(({ state, effect }) => state === declaration.state && effect !== 'delete')
    .map(({ name }) => name)
    .filter((name) => isRunning(name, declaration));
  const running = names.map((name) => [
    name,
    dueAt(deps, change, name, name === 'exit_overdue' ? (declaration.releasedAt ?? at) : at),
  ]);
  const kept = keptWait(declaration);
  declaration.deadlines = { ...(Object.fromEntries(running) as Partial<Record<DeadlineName, string>>), ...kept };
}

/** When a named wait that begins at `from` ends. */
export function dueAt(
  { registry }: ActivityDeps,
  { declaration }: Change,
  name: DeadlineName,
  from: string,
  permitType?: string,
): string {
  const { value } = computeDeadline(registry, {
    name,
    country: originOf(declaration),
    from,
    date: dayAtOrigin(registry, declaration, from),
    ...(permitType === undefined ? {} : { permitType }),
    ...(declaration.policy === null ? {} : { policy: declaration.policy }),
  });
  return value.dueAt;
}

/** Gives back permit quantities, lists those written off, and lets go of charges that nobody has paid. */
async function endEarly(change: Change): Promise<void> {
  await giveBackReservations(change);
  await listWrittenOff(change);
  await closeTasks(change, 'cancelled', 'system', { kinds: ['pay'] });
  for (const { id, status } of await listPayments(change.tx, change.declaration.id)) {
    if (status === 'due' || status === 'requested' || status === 'failed')
      await updatePayment(change.tx, id, { status: 'cancelled' });
  }
}
