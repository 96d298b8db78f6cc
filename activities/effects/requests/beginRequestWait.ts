import type { Change } from '../../../prisma/queries/change.js';
import type { ActivityDeps } from '../../deps.js';
import { dueAt } from '../../enterState.js';

/**
 * A request is with customs: its answer has the time of every other one, in whatever state; when the time has run out
 * customs is asked.
 */
export function beginRequestWait(deps: ActivityDeps, change: Change): void {
  const { declaration, at } = change;
  declaration.deadlines = { ...declaration.deadlines, customs_answer: dueAt(deps, change, 'customs_answer', at) };
}
