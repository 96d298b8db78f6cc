import { condition, continueAsNew, defineSignal, setHandler, workflowInfo } from '@temporalio/workflow';
import { WAKE_SIGNAL, type WebhookInput } from '../messages.js';
import { webhooks } from '../proxies.js';

const wakeSignal = defineSignal(WAKE_SIGNAL);

/**
 * Brings a firm's events to one of its webhook endpoints, in turns, for as long as something waits for it. Every endpoint
 * has a workflow of its own, so that one whose receiver is dead delays nobody else's.
 */
export async function webhook(input: WebhookInput): Promise<void> {
  let woken = false;
  setHandler(wakeSignal, () => {
    woken = true;
  });
  for (;;) {
    woken = false;
    const { dueInMs } = await webhooks().deliverWebhooks(input);
    if (dueInMs === undefined && !woken) return;
    if (dueInMs !== undefined && dueInMs > 0 && !woken) await condition(() => woken, dueInMs);
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof webhook>(input);
  }
}
