/**
 * An agency that no code names: packs say what it certifies, a setting says where it answers. Without the setting the
 * clearances that need it park; with it a retry goes on.
 */
import { join } from 'node:path';
import { loadScenario } from '../../cli/scenario/loadScenarios.js';
import { runScenario } from '../../cli/scenario/runScenario.js';
import type { Scenario, ScenarioStep } from '../../cli/scenario/schema.js';
import { People } from '../../cli/scenario/target.js';
import { chooseFreePort } from '../../bin/supervise/ports.js';
import { assertProgramReady, planProgram } from '../../bin/supervise/programPlans.js';
import { until } from '../support/api/until.js';
import { describeProblems } from '../support/auditor/problem.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

let running: ThrowawayInstallation;
let people: People;
beforeAll(async () => {
  running = await startThrowawayInstallation({
    COUNTRIES_DIR: 'test/support/agencyPacks',
    AGENCY_URLS: `meza=http://127.0.0.1:${await chooseFreePort()}`,
  });
  people = new People(running.target);
}, 90_000);
afterAll(() => running.stop(), 60_000);

const asked: ScenarioStep[] = [
  { as: 'exporter', do: 'createDeclaration' },
  { as: 'exporter', do: 'submitDeclaration' },
];
const granted: ScenarioStep[] = [
  { waitFor: { task: { as: 'meza_officer', kind: 'permit_decision' } }, within_seconds: 40 },
  { as: 'meza_officer', do: 'decideTask', body: { decision: 'grant', reason: 'Roasted as it should be' } },
  { waitFor: { state: 'CLEARED' }, within_seconds: 40 },
];

/**
 * The plain parcel of coffee. Its permits are of the types the auditor asks for, and of an agency it has never heard of:
 * one has been on paper, the other is applied for.
 */
const story = (expectedEnd: string, steps: ScenarioStep[]): Scenario => ({
  ...loadScenario('examples/coffee-green.json'),
  permits_on_file: {
    phyto: { permit_type: 'rica-phytosanitary', by: 'meza_officer', quantity_grams: 20_000, hs_prefixes: ['0901'] },
  },
  expected_end: expectedEnd,
  steps,
});

/** Takes the worker's place, with the addresses of other agencies. */
async function replaceWorker(name: string, agencyUrls: string): Promise<void> {
  const { installation, home } = running;
  await installation.stopProcess(
    [...installation.processes.keys()].find((process) => process.startsWith('worker')) ?? '',
  );
  const environment = {
    ...installation.environment,
    AGENCY_URLS: agencyUrls,
    WORKER_HEALTH_PORT: String(await chooseFreePort()),
  };
  const plan = planProgram({ name, program: 'worker', environment, logFile: join(home, 'logs', `${name}.log`) });
  await installation.start(plan, () => assertProgramReady('worker', environment));
}

test('a country’s agency needs its pack and its address, and nothing else', async () => {
  const result = await runScenario(story('CLEARED', [...asked, ...granted]), running.target);
  expect({ failure: result.failure, passed: result.passed }).toEqual({ failure: undefined, passed: true });
}, 90_000);

test('without an address the application parks with that cause; with it the same step goes on', async () => {
  const { AGENCY_URLS = '' } = running.installation.environment;
  await replaceWorker('worker', 'naeb=http://127.0.0.1:1');
  const parking: ScenarioStep = { waitFor: { parked: { counterparty: 'meza' } }, within_seconds: 40 };
  const { declarationId = '', failure } = await runScenario(
    story('PERMITS_PENDING', [...asked, parking]),
    running.target,
  );
  expect(failure).toBeUndefined();
  const stuck = await people.get('operator').call('listStuck', { query: { declaration_id: declarationId } });
  const [step] = (stuck.body as { items: { id: string; code: string; recommended: string }[] }).items;
  expect(step).toMatchObject({ code: 'COUNTERPARTY.NOT_CONFIGURED', recommended: 'retry' });

  await replaceWorker('worker', AGENCY_URLS);
  await people.get('operator').call('createOperation', {
    body: { parked_step_id: step?.id, action: 'retry', reason: 'Its address is configured now' },
  });
  const officer = people.get('meza_officer');
  const task = await until('the task of its officer', async () => {
    const { body } = await officer.call('listTasks', { query: { declaration_id: declarationId } });
    return (body as { items: { id: string }[] }).items[0];
  });
  await officer.call('decideTask', {
    path: { task_id: task.id },
    body: { decision: 'grant', reason: 'As it should be' },
  });
  const state = (): Promise<string> =>
    people
      .get('exporter')
      .call('getDeclaration', { path: { declaration_id: declarationId } })
      .then(({ body }) => (body as { state: string }).state);
  await until('the end', async () => ((await state()) === 'CLEARED' ? true : undefined), state);
}, 120_000);

test('the auditor finds nothing amiss afterwards', async () => {
  expect(describeProblems(await running.audit())).toBe('');
}, 60_000);
