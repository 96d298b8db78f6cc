import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { webhookWorkflowId } from '../../../domain/ids/workflowIds.js';
import { WAKE_SIGNAL, WEBHOOK_WORKFLOW, webhookTaskQueue, type WebhookInput } from '../../../workflows/messages.js';
import type { webhook } from '../../../workflows/index.js';
import type { WorkflowBench } from './runClearance.js';

/** What the activity answers, turn by turn; the last for ever. */
export type WebhookTurns = readonly { dueInMs?: number }[];

/** The delivery to one endpoint under way on a worker of its own. */
export interface RunningWebhook {
  handle: WorkflowHandle<typeof webhook>;
  /** Turns that have been asked for. */
  turns: () => number;
  wake: () => Promise<void>;
}

/** Runs `body` on a started delivery and ends the workers whatever happens. */
export async function withWebhook<T>(
  { client, connection, bundle, identity }: WorkflowBench,
  answers: WebhookTurns,
  body: (running: RunningWebhook) => Promise<T>,
): Promise<T> {
  let asked = 0;
  const taskQueue = `test-${randomUUID()}`;
  const named = identity ? { identity } : {};
  const worker = await Worker.create({ connection, taskQueue, ...named, workflowBundle: bundle });
  const sender = await Worker.create({
    connection,
    taskQueue: webhookTaskQueue(taskQueue),
    ...named,
    activities: {
      deliverWebhooks: () => {
        asked += 1;
        return Promise.resolve(answers[Math.min(asked, answers.length) - 1] ?? {});
      },
    },
  });
  const input: WebhookInput = { endpointId: `whe_${randomUUID()}` };
  const workflowId = webhookWorkflowId(input.endpointId);
  const run = async (): Promise<T> => {
    const start = () =>
      client.workflow.signalWithStart<typeof webhook>(WEBHOOK_WORKFLOW, {
        workflowId,
        taskQueue,
        args: [input],
        signal: WAKE_SIGNAL,
      });
    const handle = await start();
    return body({
      handle: client.workflow.getHandle<typeof webhook>(handle.workflowId),
      turns: () => asked,
      wake: async () => void (await start()),
    });
  };
  return worker.runUntil(() => sender.runUntil(run));
}
