import { DeterminismViolationError } from '@temporalio/workflow';
import { ReplayError, Worker, type WorkerOptions } from '@temporalio/worker';
import { provideWorkflowBundle, workflowBundleFile } from '../../bin/setup/bundle/provideWorkflowBundle.js';
import { createDataConverter } from '../../bin/temporal/dataConverter.js';
import * as workflows from '../../workflows/index.js';
import { WAIT_POINTS } from '../../workflows/waitPoints.js';
import { SIZE } from '../support/load/sizes.js';
import { TEST_KEYS } from '../support/testKeys.js';
import { quietRuntime } from '../workflows/support/runClearance.js';
import { listFixtures, readHistories, slugOf } from './fixtures.js';
import { MUTANTS, type Mutant } from './mutants.js';
import { bundleMutant } from './mutate.js';

type Bundle = NonNullable<WorkerOptions['workflowBundle']>;

/** As the worker reads them: those of a time before payloads were encrypted stand in the clear. */
const dataConverter = createDataConverter(TEST_KEYS);

const pointOf = (fixture: string): string => fixture.replace(/\.\d+\.\d+\.\d+\.json$/, '');

/** Fixture to the error with which its history stops; undefined where it replays. */
async function replay(
  workflowBundle: Bundle,
  workflow: string,
  fixtures = listFixtures(workflow),
): Promise<Map<string, Error | undefined>> {
  const results = new Map<string, Error | undefined>();
  const histories = readHistories(workflow, fixtures);
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle, dataConverter }, histories)) {
    results.set(workflowId.slice(`${workflow}:`.length), error);
  }
  return results;
}

/** The bundle that set-up builds and the worker runs, of the sources as they are. */
async function builtBundle(): Promise<Bundle> {
  await provideWorkflowBundle();
  return { codePath: workflowBundleFile };
}

beforeAll(() => quietRuntime());

test('every workflow and every declared wait point and end has a recorded history', () => {
  expect(Object.keys(WAIT_POINTS).sort()).toEqual(Object.keys(workflows).sort());
  for (const [workflow, points] of Object.entries(WAIT_POINTS)) {
    const recorded = new Set(listFixtures(workflow).map(pointOf));
    expect(points.filter((point) => !recorded.has(slugOf(point)))).toEqual([]);
  }
});

test.each(Object.keys(WAIT_POINTS))(
  'recorded histories of %s replay on the built bundle',
  async (workflow) => {
    const results = await replay(await builtBundle(), workflow);
    expect(results.size).toBe(listFixtures(workflow).length);
    expect([...results].filter(([, error]) => error !== undefined)).toEqual([]);
  },
  60_000,
);

/** The histories that a mutant must break and that go on under it all the same, by point. */
async function passedBy(mutant: Mutant): Promise<string[]> {
  const { workflow, refusedBy } = mutant;
  const chosen = listFixtures(workflow).filter(
    (fixture) => refusedBy === 'all' || refusedBy.map(slugOf).includes(pointOf(fixture)),
  );
  expect(chosen.length).toBeGreaterThanOrEqual(refusedBy === 'all' ? 1 : refusedBy.length);
  const results = [...(await replay(await bundleMutant(mutant), workflow, chosen))];
  const isStopped = (error: Error | undefined): boolean =>
    error instanceof DeterminismViolationError || error instanceof ReplayError;
  return results.filter(([, error]) => !isStopped(error)).map(([fixture]) => pointOf(fixture));
}

describe('the gate is alive: it refuses', () => {
  const some = MUTANTS.filter((_, at) => at % SIZE.everyMutant === 0);
  test.each(some.map((mutant): [string, Mutant] => [mutant.name, mutant]))(
    '%s',
    async (_name, mutant) => {
      expect(await passedBy(mutant)).toEqual([]);
    },
    60_000,
  );
});
