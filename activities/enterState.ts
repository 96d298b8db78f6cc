import { DEADLINES, type DeadlineName } from '../domain/clearance/deadlines.js';
import { isTerminal } from '../domain/clearance/states.js';
import { transition, type Change, type TransitionInput } from '../prisma/queries/change.js';
import { cancelInspections } from '../prisma/queries/inspections.js';
import { listPayments, updatePayment } from '../prisma/queries/payments.js';
import { giveBackReservations } from '../prisma/queries/reservations.js';
import { closeTasks, type TaskKind } from '../prisma/queries/tasks.js';
import { computeDeadline } from '../rules/decisions/deadline/computeDeadline.js';
import type { ActivityDeps } from './deps.js';
import { dayOf, originOf } from './legalDay.js';

/** Tasks that belong to a state: whoever leaves the state need not do them any more. */
const STATE_TASKS: readonly TaskKind[] = [
  'correct_declaration',
  'supply_documents',
  'answer_query',
  'pay',
  'documentary_check',
  'inspection',
];

/**
 * Moves a declaration along an arrow, with everything that goes with leaving one state and entering another: tasks that
 * have become pointless are cancelled, the new state's deadlines run, and an end gives back what was reserved.
 */
export async function moveTo(deps: ActivityDeps, change: Change, input: TransitionInput): Promise<void> {
  const before = change.declaration.state;
  const state = transition(change, input);
  if (state === before) return;
  // What is paid at the destination is asked for after release: its task outlives the state.
  const kept = state === 'RELEASED' ? STATE_TASKS.filter((kind) => kind !== 'pay') : STATE_TASKS;
  await closeTasks(change, 'cancelled', 'system', { kinds: kept });
  if (before === 'INSPECTION') await cancelInspections(change);
  runDeadlines(deps, change);
  if (isTerminal(state) && state !== 'CLEARED') await endEarly(change);
}

/** Starts the deadlines of the present state, counted from now (overdue exit: from release). */
export function runDeadlines(deps: ActivityDeps, change: Change): void {
  const { declaration, at } = change;
  const names = DEADLINES.filter(({ state, effect }) => state === declaration.state && effect !== 'delete')
    .map(({ name }) => name)
    .filter((name) => name !== 'rejection_expiry' || waitsForRepair(declaration));
  const running = names.map((name) => [
    name,
    dueAt(deps, change, name, name === 'exit_overdue' ? (declaration.releasedAt ?? at) : at),
  ]);
  declaration.deadlines = Object.fromEntries(running) as Partial<Record<DeadlineName, string>>;
}

/** Permits pending wait for the agencies; the exporter's time runs only once one of them has refused. */
function waitsForRepair({ state, flags }: Change['declaration']): boolean {
  return state !== 'PERMITS_PENDING' || flags.includes('permit_refused');
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
    date: dayOf(from),
    ...(permitType === undefined ? {} : { permitType }),
    ...(declaration.policy === null ? {} : { policy: declaration.policy }),
  });
  return value.dueAt;
}

/** Gives back permit quantities and lets go of charges that nobody has paid. */
async function endEarly(change: Change): Promise<void> {
  await giveBackReservations(change);
  await closeTasks(change, 'cancelled', 'system', { kinds: ['pay'] });
  for (const { id, status } of await listPayments(change.tx, change.declaration.id)) {
    if (status === 'due' || status === 'requested' || status === 'failed')
      await updatePayment(change.tx, id, { status: 'cancelled' });
  }
}
