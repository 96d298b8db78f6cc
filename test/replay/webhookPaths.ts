import type { WAIT_POINTS } from '../../workflows/waitPoints.js';
import type { RunningWebhook, WebhookTurns } from '../workflows/support/runWebhook.js';

type WebhookPoint = (typeof WAIT_POINTS.webhook)[number];

/** How a delivery is led to one wait point or end. */
export interface WebhookPath {
  turns: WebhookTurns;
  lead: (running: RunningWebhook) => Promise<void>;
}

const waiting = async ({ handle }: RunningWebhook): Promise<void> => {
  const end = Date.now() + 20_000;
  for (;;) {
    const { events } = await handle.fetchHistory();
    if (events?.some(({ timerStartedEventAttributes: timer }) => timer != null)) return;
    if (Date.now() > end) throw new Error('it does not wait');
  }
};

/** One path to each declared wait point and end of `webhook`. */
export const WEBHOOK_PATHS: Record<WebhookPoint, WebhookPath> = {
  'waits for the next attempt': { turns: [{ dueInMs: 0 }, { dueInMs: 3_600_000 }], lead: waiting },
  'waits again, woken': {
    turns: [{ dueInMs: 3_600_000 }, { dueInMs: 0 }, { dueInMs: 3_600_000 }],
    lead: async (running) => {
      await waiting(running);
      await running.wake();
      const end = Date.now() + 20_000;
      while (running.turns() < 3)
        if (Date.now() > end) throw new Error('it does not wake');
        else await waiting(running);
    },
  },
  'ends with nothing left to send': { turns: [{ dueInMs: 0 }, {}], lead: ({ handle }) => handle.result() },
};
