import type { CheckOutcome, CheckStep } from './checkStep.js';

export interface TimedOutcome extends CheckOutcome {
  readonly seconds: number;
}

/**
 * Starts the steps in order, at most so many at a time, so that the long ones run beside the short ones. A step that
 * throws has failed, with what it threw as its report.
 *
 * @returns one promise a step, in the order of the steps
 */
export function startSteps(steps: readonly CheckStep[], fix: boolean, atOnce: number): Promise<TimedOutcome>[] {
  const running = new Set<Promise<TimedOutcome>>();
  let turn: Promise<unknown> = Promise.resolve();
  return steps.map((step) => {
    // Wrapped in an object, since a promise that answers a promise would wait for it, and the next step's turn with it.
    const started = turn.then(async () => {
      while (running.size >= atOnce) await Promise.race(running);
      const outcome = runTimed(step, fix);
      running.add(outcome);
      void outcome.then(() => running.delete(outcome));
      return { outcome };
    });
    turn = started;
    return started.then(({ outcome }) => outcome);
  });
}

async function runTimed(step: CheckStep, fix: boolean): Promise<TimedOutcome> {
  const startedAt = performance.now();
  const outcome = await step.run(fix).catch((error: unknown): CheckOutcome => ({
    passed: false,
    report: error instanceof Error ? String(error.stack) : String(error),
  }));
  return { ...outcome, seconds: (performance.now() - startedAt) / 1_000 };
}
