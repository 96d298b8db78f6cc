import type { Client } from '@temporalio/client';
import type { WorkflowBundle } from '@temporalio/worker';
import { failureConverterPath } from '../../../../bin/temporal/dataConverter.js';
import { problemsOf, type Problem } from '../problem.js';
import type { Records } from '../records.js';

const problem = problemsOf('I10');

/**
 * I10: the histories of a sample of clearances replay on the given build without a difference.
 *
 * @param sample how many histories at most; the newest declarations are taken
 */
export async function checkReplays(
  records: Records,
  client: Client,
  workflowBundle: WorkflowBundle | { codePath: string },
  sample = 100,
): Promise<Problem[]> {
  // Loaded only here: the worker's native part would keep a process alive that merely audits.
  const { Worker } = await import('@temporalio/worker');
  const chosen = records.declarations.filter(({ state }) => state !== 'DRAFT').slice(-sample);
  async function* histories() {
    for (const { id } of chosen) {
      const workflowId = `clearance:${id}`;
      yield { workflowId, history: await client.workflow.getHandle(workflowId).fetchHistory() };
    }
  }
  const problems: Problem[] = [];
  const { payloadCodecs } = client.options.loadedDataConverter;
  const dataConverter = { failureConverterPath, payloadCodecs };
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle, dataConverter }, histories())) {
    if (error !== undefined) problems.push(problem(workflowId, `does not replay: ${error.message}`));
  }
  return problems;
}
