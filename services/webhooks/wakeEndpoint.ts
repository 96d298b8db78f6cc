import { webhookWorkflowId } from '../../domain/ids/workflowIds.js';
import { WAKE_SIGNAL, WEBHOOK_WORKFLOW, type WebhookInput } from '../../workflows/messages.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** Tells the workflow of an endpoint that something waits; one that does not run is started. Again is harmless. */
export async function wakeEndpoint(
  { temporal, config }: Pick<ServiceDeps, 'temporal' | 'config'>,
  endpointId: string,
): Promise<void> {
  const input: WebhookInput = { endpointId };
  await temporal.withDeadline(Date.now() + config.actWaitMs, () =>
    temporal.workflow.signalWithStart(WEBHOOK_WORKFLOW, {
      workflowId: webhookWorkflowId(endpointId),
      taskQueue: config.taskQueue,
      args: [input],
      signal: WAKE_SIGNAL,
      signalArgs: [],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    }),
  );
}
