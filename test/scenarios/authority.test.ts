/**
 * Both modes of authority, end to end over HTTP: a country whose customs decides everything in a system of its own, and one
 * in which everything is decided here and customs only records. Every order of the authority's table is reached by one of
 * these; afterwards the auditor.
 */
import { join } from 'node:path';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { runInPool } from '../../cli/demo/runInPool.js';
import { loadScenarios } from '../../cli/scenario/loadScenarios.js';
import { runScenario, type ScenarioResult } from '../../cli/scenario/runScenario.js';
import { describeProblems } from '../support/auditor/problem.js';
import { shownBy } from '../support/reached/reached.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

const scenarios = loadScenarios(join(import.meta.dirname, 'authority'));
/** As many at once as two cores carry without their waits growing long. */
const AT_ONCE = 4;
const RUN_MS = 480_000;

let installation: ThrowawayInstallation;
const results = new Map<string, ScenarioResult>();

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  installation = await startThrowawayInstallation({ COUNTRIES_DIR: 'test/support/packs' });
  await runInPool(scenarios, AT_ONCE, async (scenario) => {
    results.set(scenario.name, await runScenario(scenario, installation.target));
  });
}, RUN_MS);

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

test('the auditor finds nothing wrong afterwards', async () => {
  expect(describeProblems(await installation.audit())).toBe('');
}, 60_000);
