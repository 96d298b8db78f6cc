import { problemsOf, type Problem } from '../problem.js';
import type { Records } from '../records.js';
import type { WorkflowView } from '../workflowViews.js';

const mirror = problemsOf('I7');
const task = problemsOf('I9');

/** I7: what the workflow believes and what its row says are the same. */
export function checkMirrors(records: Records, views: ReadonlyMap<string, WorkflowView>): Problem[] {
  return records.declarations.flatMap((row) => {
    const view = views.get(row.id);
    if (view === undefined || view.status !== 'RUNNING') return [];
    const { snapshot } = view;
    if (snapshot === undefined) return [mirror(row.id, 'its workflow does not answer the snapshot query')];
    const pairs: [string, unknown, unknown][] = [
      ['state', row.state, snapshot.state],
      ['version', row.version, snapshot.version],
      ['sequence', row.sequence, snapshot.sequence],
      ['declaration version', row.declarationVersion, snapshot.declarationVersion],
      ['lane', row.lane, snapshot.lane],
      ['flags', [...row.flags].sort().join(' '), [...snapshot.flags].sort().join(' ')],
    ];
    return pairs
      .filter(([, ours, theirs]) => ours !== theirs)
      .map(([what, ours, theirs]) =>
        mirror(row.id, `${what} is ${String(ours)} in the row, ${String(theirs)} in the workflow`),
      );
  });
}

/** I9: no open workflow whose workflow task has failed and is tried again. */
export function checkWorkflowTasks(views: ReadonlyMap<string, WorkflowView>): Problem[] {
  return [...views]
    .filter(([, view]) => view.status === 'RUNNING' && view.pendingTaskAttempt > 1)
    .map(([id, view]) => task(id, `its workflow task is in attempt ${view.pendingTaskAttempt}`));
}
