import { TestWorkflowEnvironment } from '@temporalio/testing';
import { provideTimeSkippingServer } from '../../bin/setup/temporal/timeSkippingServer.js';
import { openWorkflowBench, quietRuntime, type WorkflowBench } from '../workflows/support/runClearance.js';

/** A server that skips time, and a bench of workflows on it. */
export interface SkippingBench {
  environment: TestWorkflowEnvironment;
  bench: WorkflowBench;
  close: () => Promise<void>;
}

/** Starts one; the search attributes of clearances are made on it. */
export async function openSkippingBench(): Promise<SkippingBench> {
  quietRuntime();
  const path = await provideTimeSkippingServer();
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  await environment.connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: { Hub: 2, ParkedCause: 2, ParkedSince: 6, Outcome: 2 },
  });
  const bench = await openWorkflowBench(environment.address, { skipping: environment.client });
  return {
    environment,
    bench,
    close: async () => {
      await environment.teardown();
      await bench.close();
    },
  };
}
