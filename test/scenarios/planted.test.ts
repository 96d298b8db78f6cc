/**
 * Twenty pieces of what is nobody else's business, names, addresses, tax numbers and people named in a sentence, taken
 * through whole clearances with permits, a question, a rejection, failures, an inspection: where do they turn up?
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadScenario } from '../../cli/scenario/loadScenarios.js';
import { runScenario } from '../../cli/scenario/runScenario.js';
import { People } from '../../cli/scenario/target.js';
import { plant, PLANTED, plantedWords } from '../support/planted/plant.js';
import { findIn, findInDatabase, findInFiles } from '../support/planted/search.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

const SCENARIOS = [
  'coffee-permits-applied',
  'chili-query-answered',
  'coffee-rejected-fixed',
  'customs-down-retry',
  'coffee-red-corrected',
];

let running: ThrowawayInstallation;
const declarations: string[] = [];
beforeAll(async () => {
  // Any port but 0: a throwaway installation takes free ones. Everything that can be logged is.
  running = await startThrowawayInstallation({ METRICS_PORT: '9464', LOG_LEVEL: 'debug' });
  for (const [index, name] of SCENARIOS.entries()) {
    const person = PLANTED[index];
    if (person === undefined) throw new Error('a case without a person');
    const { failure, declarationId = '' } = await runScenario(
      plant(loadScenario(`examples/${name}.json`), person),
      running.target,
    );
    expect([name, failure]).toEqual([name, undefined]);
    declarations.push(declarationId);
  }
}, 240_000);
afterAll(() => running.stop(), 60_000);

test('twenty pieces were planted', () => {
  expect(new Set(plantedWords()).size).toBe(20);
});

test('none stands in the store of Temporal, in which everything of the cases stands', () => {
  // What is in the clear is found: the ids of the workflows.
  const ids = declarations.map((id) => `clearance:${id}`);
  const store = ['temporal.db', 'temporal.db-wal'].map((file) => readFileSync(join(running.home, file)));
  const bytes = Buffer.concat(store);
  expect(findIn(bytes, ids)).toEqual(ids);
  expect(findIn(bytes, plantedWords())).toEqual([]);
  // Payloads themselves are encrypted, so that not even the facts of a case stand there.
  expect(findIn(bytes, ['declarationId', 'applicationId', 'customs_value'])).toEqual([]);
});

test('none stands in a log', () => {
  const words = [...plantedWords(), declarations[0] ?? ''];
  const found = findInFiles(join(running.home, 'logs'), words, /\.log$/);
  // What is looked for is found: the id of a case, in the logs of API and worker.
  expect(Object.keys(found).sort()).toEqual(expect.arrayContaining(['api.log', 'worker.log']));
  const planted = Object.entries(found).flatMap(([file, hits]) =>
    hits.filter((word) => word !== declarations[0]).map((word) => `${file}: ${word}`),
  );
  expect(planted).toEqual([]);
});

test('none stands in what is measured', async () => {
  const urls = Object.values(running.installation.metricsUrls);
  expect(urls.length).toBe(2);
  for (const url of urls) {
    const text = await (await fetch(url)).text();
    expect(text).toContain('portolan_');
    expect(findIn(Buffer.from(text), plantedWords())).toEqual([]);
  }
});

test('none stands in what the engine never encrypts: ids, search attributes, memos, task queues, names', async () => {
  const seen: unknown[] = [];
  for await (const execution of running.temporal.workflow.list()) {
    const { workflowId, runId, type, taskQueue, memo, typedSearchAttributes, raw } = execution;
    seen.push(workflowId, runId, type, taskQueue, memo, typedSearchAttributes.getAll(), raw);
  }
  expect(seen.length).toBeGreaterThanOrEqual(SCENARIOS.length * 7);
  expect(findIn(Buffer.from(JSON.stringify(seen)), plantedWords())).toEqual([]);
});

test('none stands in the clear in PostgreSQL, whichever column it came to', async () => {
  const { superuser = '' } = running.installation.database;
  expect(await findInDatabase(superuser, plantedWords())).toEqual([]);
  // What is looked for is found: a firm's own name is not sealed.
  expect(await findInDatabase(superuser, ['Ikawa Nziza Roasters Ltd'])).not.toEqual([]);
});

test('none stands in a document on disk', () => {
  const documents = join(running.home, 'documents');
  expect(findInFiles(documents, plantedWords(), /./)).toEqual({});
  // There is one, and it is sealed.
  expect(Object.keys(findInFiles(documents, ['sealed.doc_'], /./))).toHaveLength(1);
});

test('whoever may read them reads them as they were written', async () => {
  const operator = new People(running.target).get('operator');
  for (const [index, id] of declarations.entries()) {
    const { body } = await operator.call('getDeclaration', { path: { declaration_id: id } });
    expect(JSON.stringify(body)).toContain(PLANTED[index]?.name);
    const timeline = await operator.call('getTimeline', { path: { declaration_id: id } });
    expect(JSON.stringify(timeline.body)).not.toContain('sealed.');
  }
});
