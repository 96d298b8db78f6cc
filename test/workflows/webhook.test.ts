import { getTestTemporal } from '../support/testEnvironment.js';
import { openWorkflowBench, type WorkflowBench } from './support/runClearance.js';
import { withWebhook, type RunningWebhook } from './support/runWebhook.js';

let bench: WorkflowBench;
beforeAll(async () => {
  bench = await openWorkflowBench(getTestTemporal().address);
}, 60_000);
afterAll(() => bench.close());

async function untilTurns({ turns }: RunningWebhook, count: number): Promise<void> {
  const end = Date.now() + 10_000;
  while (turns() < count) {
    if (Date.now() > end) throw new Error(`${turns()} turns, not ${count}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** As the server kept it: the workflow waits on a timer. */
async function untilWaiting({ handle }: RunningWebhook): Promise<void> {
  const end = Date.now() + 10_000;
  const isWaiting = async (): Promise<boolean> =>
    (await handle.fetchHistory()).events?.some(({ timerStartedEventAttributes: timer }) => timer != null) === true;
  while (!(await isWaiting())) if (Date.now() > end) throw new Error('it does not wait');
}

test('ends when nothing waits, and begins again when something does', async () => {
  await withWebhook(bench, [{}], async (running) => {
    await running.handle.result();
    expect(running.turns()).toBe(1);
    await running.wake();
    await untilTurns(running, 2);
  });
});

test('goes on at once where a turn was over before the work', async () => {
  await withWebhook(bench, [{ dueInMs: 0 }, { dueInMs: 0 }, {}], async (running) => {
    await running.handle.result();
    expect(running.turns()).toBe(3);
  });
});

test('sleeps until the next attempt is due, and wakes when something new comes', async () => {
  await withWebhook(bench, [{ dueInMs: 3_600_000 }, { dueInMs: 1_000 }, {}], async (running) => {
    await untilWaiting(running);
    expect(running.turns()).toBe(1);
    await running.wake();
    await running.handle.result();
    expect(running.turns()).toBe(3);
  });
});
