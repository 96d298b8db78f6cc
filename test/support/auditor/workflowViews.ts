import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Records } from './records.js';
import { TERMINAL } from './stateOrders.js';

/** The workflow's own view of its case, as its `snapshot` query answers it. */
export interface SnapshotView {
  state: string;
  version: number;
  sequence: number;
  declarationVersion: number;
  flags: string[];
  lane: string | null;
}

/** What Temporal says of the workflow of one declaration. */
export interface WorkflowView {
  status: string;
  /** Attempt of the workflow task that waits or runs now; above 1 it has failed before. */
  pendingTaskAttempt: number;
  /** Only for open workflows; undefined when the query could not be answered. */
  snapshot?: SnapshotView;
}

/** A terminal row may be a moment ahead of its workflow, which undoes what can be undone before it completes. */
const COMPLETION_PATIENCE_MS = 5_000;
const POLL_MS = 50;

/** Describes the workflow of every declaration that has been submitted; declarations without one are left out. */
export async function readWorkflowViews(client: Client, records: Records): Promise<Map<string, WorkflowView>> {
  const views = new Map<string, WorkflowView>();
  for (const declaration of records.declarations.filter(({ state }) => state !== 'DRAFT')) {
    const view = await findView(client, declaration.id, TERMINAL.includes(declaration.state));
    if (view !== undefined) views.set(declaration.id, view);
  }
  return views;
}

/**
 * Describes every permit workflow of these declarations that runs, by its own id. They are found through the engine, not
 * through the record, so that one which nobody waits for any more is seen too.
 */
export async function readPermitViews(client: Client, records: Records): Promise<Map<string, WorkflowView>> {
  const views = new Map<string, WorkflowView>();
  const known = new Set(records.declarations.map(({ id }) => id));
  const query = "WorkflowType = 'permit' AND ExecutionStatus = 'Running'";
  for await (const { workflowId } of client.workflow.list({ query })) {
    if (!known.has(workflowId.split(':')[1] ?? '')) continue;
    const { status, raw } = await client.workflow.getHandle(workflowId).describe();
    views.set(workflowId, {
      status: status.name,
      pendingTaskAttempt: Number(raw.pendingWorkflowTask?.attempt ?? 0),
    });
  }
  return views;
}

async function findView(client: Client, declarationId: string, ended: boolean): Promise<WorkflowView | undefined> {
  const handle = client.workflow.getHandle(`clearance:${declarationId}`);
  const until = Date.now() + COMPLETION_PATIENCE_MS;
  for (;;) {
    const description = await handle.describe().catch((fault: unknown) => {
      if (fault instanceof WorkflowNotFoundError) return undefined;
      throw fault;
    });
    if (description === undefined) return undefined;
    const status = description.status.name;
    if (ended && status === 'RUNNING' && Date.now() < until) {
      await new Promise((wake) => setTimeout(wake, POLL_MS));
      continue;
    }
    const pendingTaskAttempt = Number(description.raw.pendingWorkflowTask?.attempt ?? 0);
    if (status !== 'RUNNING') return { status, pendingTaskAttempt };
    const snapshot = await handle.query<SnapshotView>('snapshot').catch(() => undefined);
    return { status, pendingTaskAttempt, ...(snapshot === undefined ? {} : { snapshot }) };
  }
}
