import { randomUUID } from 'node:crypto';
import { Worker } from '@temporalio/worker';
import { workerVersion } from '../../bin/process/workerVersion.js';
import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import type { clearance } from '../../workflows/index.js';
import { CLEARANCE_WORKFLOW, NOTICE_SIGNAL } from '../../workflows/messages.js';
import { getTestTemporal } from '../support/testEnvironment.js';
import { openWorkflowBench, until, type WorkflowBench } from './support/runClearance.js';
import { createStubCounterparties } from './support/stubCounterparties.js';
import { StubRecord } from './support/stubRecord.js';
import { HAPPY_NOTICES } from './support/stubScript.js';

let bench: WorkflowBench;
beforeAll(async () => {
  bench = await openWorkflowBench(getTestTemporal().address);
}, 60_000);
afterAll(() => bench.close());

test('an open clearance moves from one build of the worker to the next', async () => {
  const deploymentName = `portolan-${randomUUID()}`;
  const taskQueue = `test-${randomUUID()}`;
  const declarationId = `dec_${randomUUID()}`;
  const record = new StubRecord({ notices: HAPPY_NOTICES });
  const activities = { ...record.recording, ...createStubCounterparties({}).calls };
  const workerOf = (buildId: string): Promise<Worker> =>
    Worker.create({
      connection: bench.connection,
      taskQueue,
      workflowBundle: bench.bundle,
      activities,
      ...workerVersion(`${deploymentName}.${buildId}`),
    });
  const makeCurrent = async (buildId: string): Promise<void> => {
    // The engine knows a build from its first poll on; until then it refuses to make it the current one.
    const end = Date.now() + 10_000;
    for (;;) {
      try {
        await bench.client.workflowService.setWorkerDeploymentCurrentVersion({
          namespace: 'default',
          deploymentName,
          buildId,
        });
        return;
      } catch (thrown) {
        if (Date.now() > end) throw thrown;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  };

  const first = await workerOf('1.0');
  const handle = await first.runUntil(async () => {
    await makeCurrent('1.0');
    const started = await bench.client.workflow.start<typeof clearance>(CLEARANCE_WORKFLOW, {
      taskQueue,
      workflowId: clearanceWorkflowId(declarationId),
      args: [{ declarationId }],
    });
    await until(record, 'lodged', ({ log }) => log.includes('recordLodgementAnswer'));
    return started;
  });
  const second = await workerOf('1.1');
  await second.runUntil(async () => {
    await makeCurrent('1.1');
    for (const noticeId of ['accepted', 'posted', 'departed', 'exited'])
      await handle.signal(NOTICE_SIGNAL, { noticeId });
    expect(await handle.result()).toBe('CLEARED');
  });
  expect(record.log.filter((entry) => entry === 'beginLodgement -> LODGED')).toHaveLength(1);
}, 60_000);
