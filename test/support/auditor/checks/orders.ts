import { problemsOf, type Problem } from '../problem.js';
import type { Records } from '../records.js';
import { groupBy } from '../records.js';
import { ALLOWED_ORDERS, ORDERS_OF_AUTHORITY } from '../stateOrders.js';

const problem = problemsOf('I4');

/** I4: no forbidden order of states: the timeline is one unbroken walk over allowed arrows that ends where the row stands. */
export function checkOrders(records: Records): Problem[] {
  const timelines = groupBy(records.timeline, ({ declarationId }) => declarationId);
  return records.declarations.flatMap((declaration) => {
    const found: Problem[] = [];
    let standing: string | null = null;
    for (const { sequence, fromState, toState } of timelines.get(declaration.id) ?? []) {
      if (toState === null || fromState === toState) continue;
      const from: string = fromState ?? 'DRAFT';
      if (fromState === null && toState === 'DRAFT') {
        standing = 'DRAFT';
        continue;
      }
      if (standing !== null && from !== standing) {
        found.push(
          problem(declaration.id, `entry ${sequence} leaves ${from}, but the declaration stood in ${standing}`),
        );
      }
      if (!mayFollow(declaration, from, toState)) {
        found.push(problem(declaration.id, `entry ${sequence} goes from ${from} to ${toState}`));
      }
      standing = toState;
    }
    if ((standing ?? 'DRAFT') !== declaration.state) {
      found.push(problem(declaration.id, `stands in ${declaration.state}, its timeline ends in ${String(standing)}`));
    }
    return found;
  });
}

function mayFollow({ authority }: Records['declarations'][number], from: string, to: string): boolean {
  const theirs = Object.values(authority).includes('authority') ? (ORDERS_OF_AUTHORITY[from] ?? []) : [];
  return [...(ALLOWED_ORDERS[from] ?? []), ...theirs].includes(to);
}
