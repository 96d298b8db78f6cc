import { problemsOf, type Problem } from '../problem.js';
import type { Records } from '../records.js';
import { groupBy } from '../records.js';
import { TERMINAL } from '../stateOrders.js';
import type { WorkflowView } from '../workflowViews.js';

const problem = problemsOf('I1');

/**
 * I1: every accepted submission reaches exactly one terminal state, or is open with a live workflow; and no stored act
 * is lost on the way, and no permit workflow is left behind.
 */
export function checkEndings(records: Records, views: ReadonlyMap<string, WorkflowView>): Problem[] {
  const timelines = groupBy(records.timeline, ({ declarationId }) => declarationId);
  const endings = records.declarations.flatMap((declaration) => {
    if (declaration.state === 'DRAFT') return [];
    const reached = (timelines.get(declaration.id) ?? []).filter(
      ({ fromState, toState }) => toState !== null && fromState !== toState && TERMINAL.includes(toState),
    );
    const view = views.get(declaration.id);
    const found: Problem[] = [];
    if (view === undefined) found.push(problem(declaration.id, `no workflow, in state ${declaration.state}`));
    if (TERMINAL.includes(declaration.state)) {
      if (reached.length !== 1) found.push(problem(declaration.id, `reached ${reached.length} terminal states`));
      if (view !== undefined && view.status !== 'COMPLETED') {
        found.push(problem(declaration.id, `is ${declaration.state}, but its workflow is ${view.status}`));
      }
    } else {
      if (reached.length > 0) found.push(problem(declaration.id, `is open after ${String(reached[0]?.toState)}`));
      if (view !== undefined && view.status !== 'RUNNING') {
        found.push(problem(declaration.id, `is open in ${declaration.state}, but its workflow is ${view.status}`));
      }
    }
    return found;
  });
  const ended = new Set(records.declarations.filter(({ state }) => TERMINAL.includes(state)).map(({ id }) => id));
  const left = [...views]
    .filter(([id, { status }]) => id.startsWith('permit:') && status === 'RUNNING' && ended.has(id.split(':')[1] ?? ''))
    .map(([id]) => problem(id, 'runs, though its declaration has ended'));
  const lost = records.acts
    .filter(
      ({ declarationId, takenUpAt, outcome }) => ended.has(declarationId) && takenUpAt === null && outcome === null,
    )
    .map(({ id, kind, declarationId }) => problem(declarationId, `act ${id} (${kind}) was stored and never taken up`));
  return [...endings, ...left, ...lost];
}
