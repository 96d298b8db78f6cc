import { allowedActions } from '../../domain/clearance/allowedActions.js';
import { isPermitApplicationState, openPermitDecisions } from '../../domain/clearance/permitApplication.js';
import { findDeclaration } from '../../prisma/queries/declarations.js';
import { findPermitApplication } from '../../prisma/queries/listPermits.js';
import { findTask, listTasks as listRows, type TaskRow } from '../../prisma/queries/listWork.js';
import type { Transaction } from '../../prisma/withActor.js';
import { recordReads } from '../access/recordReads.js';
import { actorOf, queueOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { getVisibleDeclaration } from '../declarations/findVisible.js';
import { positionOf, toPage, type Page, type PageRequest } from '../paging.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { DECISION_ACTIONS, type TaskDecisionName } from './taskDecisions.js';

/** A task with the decisions the caller may take on it now. */
export interface TaskView {
  task: TaskRow;
  decisions: TaskDecisionName[];
}

/** The decisions a caller may take on a task, from the same tables that guard them. */
export async function decisionsOn(tx: Transaction, caller: Caller, task: TaskRow): Promise<TaskDecisionName[]> {
  if (task.status !== 'open') return [];
  const names = DECISION_ACTIONS[task.kind];
  if (names === undefined) return [];
  const allowed: readonly string[] = await actionsOn(tx, caller, task);
  return (Object.keys(names) as TaskDecisionName[]).filter((name) => allowed.includes(names[name] ?? ''));
}

async function actionsOn(tx: Transaction, caller: Caller, task: TaskRow): Promise<readonly string[]> {
  const declaration = await findDeclaration(tx, task.declarationId);
  if (declaration === undefined) return [];
  if (task.kind !== 'permit_decision') return allowedActions(declaration.state, declaration.flags, caller.role);
  const application = task.subjectId === null ? undefined : await findPermitApplication(tx, task.subjectId);
  if (application === undefined || !isPermitApplicationState(application.standing)) return [];
  const { standing, decides, granted } = application;
  return openPermitDecisions(
    { standing, decides: decides === 'authority' ? 'authority' : 'here', granted },
    caller.role,
    declaration.state,
  );
}

/** One task of the caller's own queue. Throws `REQUEST.NOT_FOUND`. */
export async function getTask(deps: ServiceDeps, caller: Caller, taskId: string): Promise<TaskView> {
  authorise(caller, 'getTask');
  return deps.record.withActor(actorOf(caller), async (tx) => {
    const task = await findTask(tx, taskId, queueOf(caller));
    if (task === undefined) throw new ServiceProblem('REQUEST.NOT_FOUND');
    await recordReads(tx, caller, 'getTask', [task]);
    return { task, decisions: await decisionsOn(tx, caller, task) };
  });
}

export type TaskListRequest = PageRequest & {
  status?: string;
  kind?: string | undefined;
  declarationId?: string | undefined;
};

/** The caller's work queue, the longest waiting first. */
export async function listTasks(deps: ServiceDeps, caller: Caller, request: TaskListRequest): Promise<Page<TaskView>> {
  authorise(caller, 'listTasks');
  return listFor(deps, caller, 'listTasks', request);
}

/** Tasks of the caller's queue on one declaration, whatever their status. */
export async function listDeclarationTasks(
  deps: ServiceDeps,
  caller: Caller,
  request: PageRequest & { declarationId: string },
): Promise<Page<TaskView>> {
  await deps.record.withActor(actorOf(caller), (tx) =>
    getVisibleDeclaration(tx, caller, 'listDeclarationTasks', request.declarationId),
  );
  return listFor(deps, caller, 'listDeclarationTasks', request);
}

async function listFor(
  deps: ServiceDeps,
  caller: Caller,
  useCase: 'listTasks' | 'listDeclarationTasks',
  request: TaskListRequest,
): Promise<Page<TaskView>> {
  const { limit, status, kind, declarationId } = request;
  return deps.record.withActor(actorOf(caller), async (tx) => {
    const rows = await listRows(tx, {
      queue: queueOf(caller),
      ...(status === undefined ? {} : { status }),
      ...(kind === undefined ? {} : { kind }),
      ...(declarationId === undefined ? {} : { declarationId }),
      after: positionOf(request.cursor),
      limit,
    });
    await recordReads(tx, caller, useCase, rows.rows);
    const views: TaskView[] = [];
    for (const task of rows.rows) views.push({ task, decisions: await decisionsOn(tx, caller, task) });
    return toPage(
      { rows: views, more: rows.more },
      (view) => view,
      ({ task }) => ({ at: task.openedAt, id: task.id }),
    );
  });
}
