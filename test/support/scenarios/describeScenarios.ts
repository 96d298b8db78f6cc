import { DefaultLogger, Runtime } from '@temporalio/worker';
import { workflowBundleFile } from '../../../bin/setup/bundle/provideWorkflowBundle.js';
import { runInPool } from '../../../cli/demo/runInPool.js';
import { loadScenarios } from '../../../cli/scenario/loadScenarios.js';
import { runScenario, type ScenarioResult } from '../../../cli/scenario/runScenario.js';
import type { Target } from '../../../cli/scenario/target.js';
import { describeProblems } from '../auditor/problem.js';
import { SIZE } from '../load/sizes.js';
import { shownBy } from '../reached/reached.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../throwawayInstallation.js';

/** As many at once as two cores carry without their waits growing long. */
const AT_ONCE = 4;

/** Which scenarios run, and on what. */
export interface ScenarioSuite {
  /** Folders of scenarios, which run on one installation. */
  folders: readonly string[];
  /** Settings of the installation beside those of a test. */
  settings?: Readonly<Record<string, string>>;
  /** Sets up what the scenarios find there, such as exchange rates, before the first of them runs. */
  prepare?: (target: Target) => Promise<void>;
  /** Bound for what hangs, milliseconds. */
  longestMs: number;
  /** Whether the short form of the tests runs some of them alone, spread over each folder. */
  sampled?: boolean;
  /** Names of those that the short form runs in any case. */
  always?: readonly string[];
  /** Whether every history is replayed on the built bundle as well. */
  replays: boolean;
}

/** What the tests of a suite may look at beside the scenarios' own ends. */
export interface RunScenarios {
  /** The installation they ran on. */
  target(): Target;
  /** How one of them came out, by its name. */
  resultOf(name: string): ScenarioResult | undefined;
}

/**
 * Tests of all scenarios of some folders, end to end over HTTP on one installation: each reaches its end, each walks the
 * arrows that the coverage names for it, and the auditor finds nothing wrong afterwards.
 */
export function describeScenarios(suite: ScenarioSuite): RunScenarios {
  const { folders, settings, prepare, longestMs, replays, sampled = false, always = [] } = suite;
  const scenarios = folders.flatMap((folder) =>
    loadScenarios(folder).filter(({ name }, at) => !sampled || at % SIZE.everyScenario === 0 || always.includes(name)),
  );
  const results = new Map<string, ScenarioResult>();
  let installation: ThrowawayInstallation;

  beforeAll(async () => {
    Runtime.install({ logger: new DefaultLogger('WARN') });
    installation = await startThrowawayInstallation(settings);
    await prepare?.(installation.target);
    await runInPool(scenarios, AT_ONCE, async (scenario) => {
      results.set(scenario.name, await runScenario(scenario, installation.target));
    });
  }, longestMs);

  afterAll(async () => {
    await installation.stop();
    await Runtime.instance().shutdown();
  }, 60_000);

  test.each(scenarios.map(({ name, expected_end }): [string, string] => [name, expected_end]))(
    '%s ends %s',
    (name, end) => {
      const result = results.get(name);
      expect(result?.failure).toBeUndefined();
      expect(result?.reachedEnd).toBe(end);
      expect(result?.passed).toBe(true);
    },
  );

  test.each(scenarios.map(({ name }) => name))('%s walks the arrows that the coverage names', async (name) => {
    const declarationId = results.get(name)?.declarationId ?? '';
    const { shown, onRecord } = await shownBy(installation.ownerUrl, name, [declarationId]);
    expect(shown).toEqual(onRecord);
  });

  test(`the auditor finds nothing wrong afterwards${replays ? ', and every history replays' : ''}`, async () => {
    const bundle = replays ? { codePath: workflowBundleFile } : undefined;
    expect(describeProblems(await installation.audit(bundle))).toBe('');
  }, 60_000);

  return { target: () => installation.target, resultOf: (name) => results.get(name) };
}
