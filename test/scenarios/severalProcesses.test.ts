/** Two workers and two APIs share the load: requests go to the APIs in turn, and either of the workers may go. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runScenario } from '../../cli/scenario/runScenario.js';
import { loadScenario } from '../../cli/scenario/loadScenarios.js';
import { describeProblems } from '../support/auditor/problem.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

let running: ThrowawayInstallation;
beforeAll(async () => {
  running = await startThrowawayInstallation({ LOG_LEVEL: 'debug' }, { workers: 2, apis: 2 });
}, 90_000);
afterAll(() => running.stop(), 60_000);

/** Requests that one API has answered, from its log. */
function countAnswered(api: string): number {
  const lines = readFileSync(join(running.home, 'logs', `${api}.log`), 'utf8').split('\n');
  return lines.filter((line) => line.includes('"/v1/declarations')).length;
}

async function pass(name: string): Promise<void> {
  const { failure, passed } = await runScenario(loadScenario(`examples/${name}.json`), running.target);
  expect({ failure, passed }).toEqual({ failure: undefined, passed: true });
}

test('each process has a name of its own', () => {
  expect([...running.installation.processes.keys()].sort()).toEqual(
    ['api-1', 'api-2', 'mocks', 'postgres', 'temporal', 'worker-1', 'worker-2'].sort(),
  );
  expect(new Set(running.target.apiUrls).size).toBe(2);
});

test('a parcel passes, its requests answered by both APIs', async () => {
  await pass('coffee-green');
  expect([countAnswered('api-1') > 0, countAnswered('api-2') > 0]).toEqual([true, true]);
}, 60_000);

test('a parcel with permits passes while one worker is killed and comes back', async () => {
  const passing = pass('coffee-permits-applied');
  await running.installation.killProcess('worker-1');
  expect(running.installation.processes.get('worker-2')).toEqual(expect.any(Number));
  await running.installation.restartProcess('worker-1');
  await passing;
}, 60_000);

test('the auditor finds nothing amiss afterwards', async () => {
  expect(describeProblems(await running.audit())).toBe('');
}, 60_000);
