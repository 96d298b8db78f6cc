import { proxyActivities, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import { webhookTaskQueue } from './messages.js';
import type { CallPolicy, Counterparties, PermitRecording, Recording, Webhooks } from './ports.js';

/**
 * Recordings run as local activities. Our own database being away is neither a decision nor a reason to park: they are
 * retried without limit, at most 30 s apart; what cannot succeed is thrown as non-retryable and parks.
 */
const recordingOptions = {
  startToCloseTimeout: '8 seconds',
  retry: { initialInterval: '100 milliseconds', backoffCoefficient: 2, maximumInterval: '30 seconds' },
} as const;

export const recording: Recording = proxyLocalActivities<Recording>(recordingOptions);
export const permitRecording: PermitRecording = proxyLocalActivities<PermitRecording>(recordingOptions);

/** Calls to a counterparty, by the patience its pack (or the recorded test policy) gives it. */
export function counterparties(policy: CallPolicy): Counterparties {
  return proxyActivities<Counterparties>({
    startToCloseTimeout: policy.startToCloseMs,
    retry: {
      initialInterval: policy.initialIntervalMs,
      backoffCoefficient: 2,
      maximumInterval: policy.maximumIntervalMs,
      maximumAttempts: policy.maximumAttempts,
    },
  });
}

/** Turns of sending to a webhook endpoint. What a receiver does is a result; only our own parts can fail one. */
export function webhooks(): Webhooks {
  return proxyActivities<Webhooks>({
    taskQueue: webhookTaskQueue(workflowInfo().taskQueue),
    startToCloseTimeout: '45 seconds',
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
  });
}
