import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { loadScenario } from '../../cli/scenario/loadScenarios.js';
import { runScenario, type ScenarioResult } from '../../cli/scenario/runScenario.js';
import { People } from '../../cli/scenario/target.js';
import { CLEARANCE_WORKFLOW, TASK_QUEUE, type ClearanceInput } from '../../workflows/messages.js';
import { describeProblems } from '../support/auditor/problem.js';
import { SIZE } from '../support/load/sizes.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

/**
 * A clearance can be started in any state from its record: in each state that it comes to, its workflow is thrown away
 * and another one started. The scenario's own expectations then demand its end, and every effect exactly once.
 */
const SCENARIOS = [
  'coffee-green',
  'coffee-permits-applied',
  'coffee-yellow-documents',
  'coffee-red-corrected',
  'coffee-rejected-fixed',
  'coffee-payment-at-origin',
  'chili-query-answered',
  'chili-permit-repaired',
  'customs-down-override',
];

let running: ThrowawayInstallation;
beforeAll(async () => {
  running = await startThrowawayInstallation();
}, 60_000);
afterAll(() => running.stop(), 60_000);

async function startAgain(declarationId: string): Promise<void> {
  const input: ClearanceInput = { declarationId };
  await running.temporal.workflow.start(CLEARANCE_WORKFLOW, {
    workflowId: clearanceWorkflowId(declarationId),
    taskQueue: TASK_QUEUE,
    args: [input],
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
  });
}

/** Runs a scenario, and starts its workflow again in every state it is seen in. */
async function runInterrupted(name: string): Promise<{ result: ScenarioResult; restartedIn: string[] }> {
  const scenario = loadScenario(`examples/${name}.json`);
  const exporter = new People(running.target).get(scenario.exporter);
  const restartedIn: string[] = [];
  let over = false;
  let interrupting: Promise<void> | undefined;
  const interrupt = async (declarationId: string): Promise<void> => {
    while (!over) {
      const { body } = await exporter.call('getDeclaration', { path: { declaration_id: declarationId } });
      const { state } = body as { state: string };
      if (state !== 'DRAFT' && restartedIn.at(-1) !== state) {
        restartedIn.push(state);
        await startAgain(declarationId);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const result = await runScenario(scenario, running.target, {
    declarationCreated: (run) => {
      interrupting = interrupt(run.declarationId);
    },
  }).finally(() => (over = true));
  await interrupting;
  return { result, restartedIn };
}

test.each(SCENARIOS.filter((_, at) => at % SIZE.everyScenario === 0))(
  '%s comes to its end, started again in each of its states',
  async (name) => {
    const { result, restartedIn } = await runInterrupted(name);
    expect({ failure: result.failure, passed: result.passed }).toEqual({ failure: undefined, passed: true });
    expect(restartedIn.length).toBeGreaterThanOrEqual(2);
  },
  60_000,
);

test('the auditor finds nothing amiss afterwards', async () => {
  expect(describeProblems(await running.audit())).toBe('');
}, 60_000);
