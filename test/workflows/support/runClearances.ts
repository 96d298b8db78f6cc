import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { clearanceWorkflowId } from '../../../domain/ids/workflowIds.js';
import type { clearance } from '../../../workflows/index.js';
import { CLEARANCE_WORKFLOW } from '../../../workflows/messages.js';
import type { Counterparties, Recording } from '../../../workflows/ports.js';
import type { WorkflowBench } from './runClearance.js';
import { createStubCounterparties, type StubAnswers } from './stubCounterparties.js';
import { StubRecord } from './stubRecord.js';
import { type StubScript } from './stubScript.js';

/** One of many clearances on one worker. */
export interface OneOfMany {
  record: StubRecord;
  handle: WorkflowHandle<typeof clearance>;
}

/**
 * Runs many clearances at once on one worker, each with a record of its own; activities find theirs by the declaration.
 * They have come to their first wait when `body` begins.
 */
export async function withClearances<T>(
  bench: WorkflowBench,
  scripts: readonly StubScript[],
  answers: StubAnswers,
  body: (running: OneOfMany[]) => Promise<T>,
): Promise<T> {
  const records = new Map(scripts.map((script) => [`dec_${randomUUID()}`, new StubRecord(script)]));
  const taskQueue = `test-${randomUUID()}`;
  const worker = await Worker.create({
    connection: bench.connection,
    taskQueue,
    workflowBundle: bench.bundle,
    activities: { ...byDeclaration(records), ...createStubCounterparties(answers).calls } satisfies Counterparties &
      Recording,
  });
  return worker.runUntil(async () => {
    const running = await Promise.all(
      [...records].map(async ([declarationId, record]): Promise<OneOfMany> => ({
        record,
        handle: await bench.client.workflow.start<typeof clearance>(CLEARANCE_WORKFLOW, {
          taskQueue,
          workflowId: clearanceWorkflowId(declarationId),
          args: [{ declarationId }],
        }),
      })),
    );
    for (const { handle } of running) await untilResting(handle);
    return body(running);
  });
}

/** Every recording, each call sent to the record of its declaration. */
function byDeclaration(records: ReadonlyMap<string, StubRecord>): Recording {
  const [first] = records.values();
  if (first === undefined) throw new Error('no clearance to run');
  const names = Object.keys(first.recording) as (keyof Recording)[];
  const routed = names.map((name) => [
    name,
    (input: { declarationId: string }): unknown => {
      const record = records.get(input.declarationId);
      if (record === undefined) throw new Error(`no record of ${input.declarationId}`);
      const activities = record.recording as unknown as Record<string, (given: unknown) => unknown>;
      return activities[name]?.(input);
    },
  ]);
  return Object.fromEntries(routed) as Recording;
}

/** Waits until the engine has written down all that a workflow has said so far. */
export async function untilResting(handle: WorkflowHandle): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    const { raw, historyLength } = await handle.describe();
    if (!raw.pendingWorkflowTask && historyLength > 3) return;
    if (Date.now() > end) throw new Error(`${handle.workflowId} never came to rest`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
