import { createPaint } from '../render/paint.js';
import { wrap, PAGE_WIDTH } from '../render/columns.js';
import { runScenario, type ScenarioResult } from '../scenario/runScenario.js';
import type { Scenario } from '../scenario/schema.js';
import { People, type Target } from '../scenario/target.js';
import { closingTable } from './closingTable.js';
import { TimelineFollower } from './followTimeline.js';
import { runInPool } from './runInPool.js';

/** How many parcels are under way at once: enough to be quick, few enough to be followed by eye. */
const PARALLEL = 6;

export interface DemoOptions {
  scenarios: readonly Scenario[];
  target: Target;
  print: (line: string) => void;
  colours: boolean;
}

/** Carries every example parcel to its end, prints each one's timeline as it happens, and closes with a table. */
export async function runDemo({ scenarios, target, print, colours }: DemoOptions): Promise<ScenarioResult[]> {
  const beganAt = Date.now();
  const results = await runInPool(scenarios, PARALLEL, (scenario, index) => followScenario(scenario, index));
  print('');
  closingTable(results, Date.now() - beganAt, createPaint(colours)).forEach(print);
  return results;

  async function followScenario(scenario: Scenario, index: number): Promise<ScenarioResult> {
    const paint = createPaint(colours);
    const indent = `[${String(index + 1).padStart(2)}]`;
    const client = new People(target).get('customs_officer');
    const show = (lines: readonly string[]): void => lines.forEach(print);
    let follower: TimelineFollower | undefined;
    print(paint('strong', `${indent} ${scenario.title}`));
    show(wrap(scenario.shows, PAGE_WIDTH - 5).map((line) => `     ${line}`));
    const result = await runScenario(scenario, target, {
      stepBegins: (_, { note }) => {
        if (note !== undefined) print(`${indent} ${paint('quiet', `> ${note}`)}`);
      },
      declarationCreated: (run) => {
        follower = new TimelineFollower({ client, declarationId: run.declarationId, indent, paint, print: show });
      },
    });
    await follower?.stop();
    const verdict = result.passed
      ? paint('good', 'as expected')
      : paint('bad', `not as expected: ${result.failure ?? ''}`);
    print(
      `${indent} ${scenario.name} ended ${result.reachedEnd ?? 'nowhere'} after ${(result.elapsedMs / 1000).toFixed(1)} s, ${verdict}`,
    );
    return result;
  }
}
