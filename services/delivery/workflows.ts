import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type Client,
  type WorkflowHandle,
} from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType, TypedSearchAttributes } from '@temporalio/common';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { CLEARANCE_WORKFLOW, type ClearanceInput } from '../../workflows/messages.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** Set once, at the start; by it engine operators find the clearances of a hub. */
const HUB = defineSearchAttributeKey('Hub', SearchAttributeType.KEYWORD);

type StartDeps = Pick<ServiceDeps, 'temporal' | 'config'>;

/**
 * Starts the clearance of a declaration. One that runs is left alone.
 * @param again a finished or lost run of the same id may be followed by another one, which goes on from the record; at
 *   first submission it must not be, since then a second start is the first one repeated
 * @param deadlineMs how long to wait for the engine
 */
export async function startClearance(
  { temporal, config }: StartDeps,
  declarationId: string,
  { again, deadlineMs = config.actWaitMs }: { again: boolean; deadlineMs?: number },
): Promise<void> {
  const input: ClearanceInput = { declarationId };
  try {
    await temporal.withDeadline(Date.now() + deadlineMs, () =>
      temporal.workflow.start(CLEARANCE_WORKFLOW, {
        workflowId: clearanceWorkflowId(declarationId),
        taskQueue: config.taskQueue,
        args: [input],
        typedSearchAttributes: new TypedSearchAttributes([{ key: HUB, value: config.hub }]),
        workflowIdReusePolicy: again ? 'ALLOW_DUPLICATE' : 'REJECT_DUPLICATE',
        workflowIdConflictPolicy: 'USE_EXISTING',
      }),
    );
  } catch (thrown) {
    if (!(thrown instanceof WorkflowExecutionAlreadyStartedError)) throw thrown;
  }
}

/** Is the clearance of a declaration running? */
export async function isRunning({ temporal, config }: StartDeps, declarationId: string): Promise<boolean> {
  try {
    const { status } = await temporal.withDeadline(Date.now() + config.actWaitMs, () =>
      handleOf(temporal, clearanceWorkflowId(declarationId)).describe(),
    );
    return status.name === 'RUNNING';
  } catch (thrown) {
    if (isNotRunning(thrown)) return false;
    throw thrown;
  }
}

/** A handle that follows a workflow through its runs. */
export const handleOf = (temporal: Client, workflowId: string): WorkflowHandle =>
  temporal.workflow.getHandle(workflowId);

/** Is there no running workflow of this id? */
export const isNotRunning = (thrown: unknown): boolean => thrown instanceof WorkflowNotFoundError;
