/**
 * The shape of production on one machine: Temporal's store in PostgreSQL, two workers, two APIs that are asked in turn.
 * Every example parcel ends as it does on one of each, while a worker and an API are killed and come back.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import pg from 'pg';
import { workflowBundleFile } from '../../bin/setup/bundle/provideWorkflowBundle.js';
import { runInPool } from '../../cli/demo/runInPool.js';
import { loadScenarios } from '../../cli/scenario/loadScenarios.js';
import { runScenario, type ScenarioResult } from '../../cli/scenario/runScenario.js';
import { describeProblems } from '../support/auditor/problem.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

const scenarios = loadScenarios(join(import.meta.dirname, '../../examples'));
/** As many at once as two cores carry without their waits growing long. */
const AT_ONCE = 4;
/** The engine's server is built before the first run on a machine. */
const START_MS = 1_200_000;
const RUN_MS = 420_000;

let running: ThrowawayInstallation;
const results = new Map<string, ScenarioResult>();
/** Parcels that were under way when a process was killed, by its name. */
const underWay = new Map<string, number>();

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  running = await startThrowawayInstallation({}, { workers: 2, apis: 2, temporal: 'postgresql' });
}, START_MS);

afterAll(async () => {
  await running.stop();
  await Runtime.instance().shutdown();
}, 60_000);

/** Kills a process once so many parcels have ended, and starts it again. */
async function killAfter(ended: number, name: string, started: () => number): Promise<void> {
  while (results.size < ended) await delay(20);
  underWay.set(name, started() - results.size);
  await running.installation.killProcess(name);
  await running.installation.restartProcess(name);
}

test(
  'all examples run, a worker and an API killed on the way',
  async () => {
    let started = 0;
    const kills = [killAfter(2, 'worker-1', () => started), killAfter(6, 'api-2', () => started)];
    await runInPool(scenarios, AT_ONCE, async (scenario) => {
      started += 1;
      results.set(scenario.name, await runScenario(scenario, running.target));
    });
    await Promise.all(kills);
    expect([...underWay.keys()].sort()).toEqual(['api-2', 'worker-1']);
    for (const count of underWay.values()) expect(count).toBeGreaterThan(0);
    expect([...running.installation.processes.values()].every((pid) => pid !== undefined)).toBe(true);
  },
  RUN_MS,
);

test.each(scenarios.map(({ name, expected_end }): [string, string] => [name, expected_end]))(
  '%s ends %s',
  (name, end) => {
    const result = results.get(name);
    expect({ failure: result?.failure, end: result?.reachedEnd }).toEqual({ failure: undefined, end });
    expect(result?.passed).toBe(true);
  },
);

test("the engine's store is in PostgreSQL", async () => {
  const { superuser } = running.installation.database;
  if (superuser === undefined) throw new Error('this installation has no PostgreSQL of its own');
  const address = new URL(superuser);
  address.pathname = '/temporal';
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  try {
    const found = await client.query<{ runs: number }>('SELECT count(*)::int AS runs FROM executions');
    expect(found.rows[0]?.runs).toBeGreaterThanOrEqual(scenarios.length);
  } finally {
    await client.end();
  }
});

test('the auditor finds nothing wrong afterwards, and every history replays', async () => {
  expect(describeProblems(await running.audit({ codePath: workflowBundleFile }))).toBe('');
}, 60_000);
