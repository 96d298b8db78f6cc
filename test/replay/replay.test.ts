import { fileURLToPath } from 'node:url';
import { DeterminismViolationError } from '@temporalio/workflow';
import { bundleWorkflowCode, Worker, type WorkflowBundle } from '@temporalio/worker';
import * as workflows from '../../workflows/index.js';
import { WAIT_POINTS } from '../../workflows/waitPoints.js';
import { quietRuntime } from '../workflows/support/runClearance.js';
import { listFixtures, readHistories, slugOf } from './fixtures.js';

async function bundle(path: string): Promise<WorkflowBundle> {
  return bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL(path, import.meta.url)) });
}

async function replay(workflowBundle: WorkflowBundle, workflow: string): Promise<Map<string, Error | undefined>> {
  const results = new Map<string, Error | undefined>();
  const histories = readHistories(workflow, listFixtures(workflow));
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories)) {
    results.set(workflowId, error);
  }
  return results;
}

beforeAll(() => quietRuntime());

test('every workflow and every declared wait point has a recorded history', () => {
  expect(Object.keys(WAIT_POINTS).sort()).toEqual(Object.keys(workflows).sort());
  for (const [workflow, points] of Object.entries(WAIT_POINTS)) {
    const recorded = new Set(listFixtures(workflow).map((name) => name.replace(/\.\d+\.\d+\.\d+\.json$/, '')));
    expect(points.filter((point) => !recorded.has(slugOf(point)))).toEqual([]);
  }
});

describe('recorded histories', () => {
  test.each(Object.keys(WAIT_POINTS))(
    'of %s replay on the present code',
    async (workflow) => {
      const results = await replay(await bundle('../../workflows/index.ts'), workflow);
      expect(results.size).toBe(listFixtures(workflow).length);
      expect([...results].filter(([, error]) => error !== undefined)).toEqual([]);
    },
    60_000,
  );

  test.each(Object.keys(WAIT_POINTS))(
    'of %s are refused by a broken twin, all of them',
    async (workflow) => {
      const results = await replay(await bundle('./mutants/extraStep.ts'), workflow);
      expect([...results].filter(([, error]) => !(error instanceof DeterminismViolationError))).toEqual([]);
    },
    60_000,
  );
});
