import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Collection, Journal } from './journal.js';

const StepsSchema = z.strictObject({
  id: z.string(),
  subject: z.string(),
  events: z.array(z.string()).min(1),
  due_at: z.iso.datetime(),
});
type Steps = z.infer<typeof StepsSchema>;

/**
 * What a counterparty does by itself after a command: events on one subject, one after the other, each a set time after
 * the one before. Kept, so that a service that is started again goes on where it was.
 */
export class Progress {
  private readonly steps: Collection<Steps>;
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private stopped = false;

  constructor(
    private readonly journal: Journal,
    private readonly options: {
      delayMs: number;
      now: () => Date;
      /** Makes the event happen; false when the subject can no longer take it, which ends its progress. */
      apply: (subject: string, event: string) => boolean;
    },
  ) {
    this.steps = journal.collection('progress', StepsSchema);
  }

  schedule(subject: string, events: readonly string[]): void {
    if (events.length === 0) return;
    const due_at = new Date(this.options.now().getTime() + this.options.delayMs).toISOString();
    const steps: Steps = { id: randomUUID(), subject, events: [...events], due_at };
    this.steps.set(steps.id, steps);
    this.arm(steps);
  }

  /** Nothing more will happen by itself to this subject. */
  cancel(subject: string): void {
    for (const steps of this.steps.all().filter((candidate) => candidate.subject === subject)) {
      this.steps.delete(steps.id);
      clearTimeout(this.timers.get(steps.id));
      this.timers.delete(steps.id);
    }
  }

  start(): void {
    this.steps.all().forEach((steps) => this.arm(steps));
  }

  stop(): void {
    this.stopped = true;
    this.timers.forEach((timer) => clearTimeout(timer));
  }

  private arm(steps: Steps): void {
    if (this.stopped) return;
    const delayMs = Math.max(0, Date.parse(steps.due_at) - this.options.now().getTime());
    this.timers.set(
      steps.id,
      setTimeout(() => this.run(steps), delayMs),
    );
  }

  private run(steps: Steps): void {
    this.timers.delete(steps.id);
    // A transaction that was undone after scheduling took its steps with it.
    if (this.steps.get(steps.id) === undefined) return;
    const [event, ...rest] = steps.events;
    this.journal.transaction(() => {
      this.steps.delete(steps.id);
      if (event !== undefined && this.options.apply(steps.subject, event)) this.schedule(steps.subject, rest);
    });
  }
}
