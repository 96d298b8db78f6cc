/**
 * Twenty pieces of what is nobody else's business, names, addresses, tax numbers and people named in a sentence, taken
 * through whole clearances with permits, a question, a rejection, failures, an inspection, and through what a firm has beside
 * them, webhooks, keys, sign-in, an invitation, delegation, an agent's authority: where do they turn up?
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApiClient } from '../../cli/client/apiClient.js';
import { loadScenario } from '../../cli/scenario/loadScenarios.js';
import { runScenario } from '../../cli/scenario/runScenario.js';
import { People } from '../../cli/scenario/target.js';
import { plant, PLANTED, plantedWords } from '../support/planted/plant.js';
import { leadFirm } from '../support/planted/firmLife.js';
import { findIn, findInDatabase, findInFiles } from '../support/planted/search.js';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhooks/webhookReceiver.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

const SCENARIOS = [
  'coffee-permits-applied',
  'chili-query-answered',
  'coffee-rejected-fixed',
  'customs-down-retry',
  'coffee-red-corrected',
];

let running: ThrowawayInstallation;
let receiver: WebhookReceiver;
const declarations: string[] = [];
beforeAll(async () => {
  // Any port but 0: a throwaway installation takes free ones. Everything that can be logged is.
  running = await startThrowawayInstallation({ METRICS_PORT: '9464', LOG_LEVEL: 'debug' });
  receiver = await startWebhookReceiver();
  const firm = await leadFirm(running.target, receiver.url, PLANTED[0]?.mentioned ?? '');
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
  await firm.wind();
  await untilReceived(receiver, declarations);
}, 240_000);
afterAll(async () => {
  await running.stop();
  await receiver.stop();
}, 60_000);

/** Of the firm's cases the events come by webhook, each by the workflow of its endpoint. */
async function untilReceived({ received }: WebhookReceiver, ids: readonly string[]): Promise<void> {
  const end = Date.now() + 30_000;
  while (!ids.some((id) => received.some(({ event }) => event.declaration_id === id))) {
    if (Date.now() > end) throw new Error('no webhook came');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('twenty pieces were planted', () => {
  expect(new Set(plantedWords()).size).toBe(20);
});

test('none stands in the store of Temporal, in which everything of the cases stands', () => {
  // What is in the clear is found: the ids of the workflows.
  const ids = declarations.map((id) => `clearance:${id}`);
  const store = ['temporal.db', 'temporal.db-wal'].map((file) => readFileSync(join(running.home, file)));
  const bytes = Buffer.concat(store);
  expect(findIn(bytes, ['webhook:'])).toEqual(['webhook:']);
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
  expect(seen).toContain('webhook');
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
  const people = new People(running.target);
  const [mentioned] = PLANTED.map((one) => one.mentioned);
  const members = await createApiClient({
    url: running.target.apiUrl,
    token: running.target.tokens.firm_administrator ?? '',
  }).call('listMembers');
  expect(JSON.stringify(members.body)).toContain(`While ${mentioned} is away`);
  expect(JSON.stringify(members.body)).toContain(`${mentioned} asked for it`);
  // Both firms read the paper of an authority.
  for (const name of ['firm_administrator', 'agent']) {
    const token = running.target.tokens[name] ?? '';
    const { body } = await createApiClient({ url: running.target.apiUrl, token }).call('listAuthorities');
    expect(JSON.stringify(body)).toContain(`Paper 7, signed by ${mentioned}`);
  }
  const operator = people.get('operator');
  for (const [index, id] of declarations.entries()) {
    const { body } = await operator.call('getDeclaration', { path: { declaration_id: id } });
    expect(JSON.stringify(body)).toContain(PLANTED[index]?.name);
    const timeline = await operator.call('getTimeline', { path: { declaration_id: id } });
    expect(JSON.stringify(timeline.body)).not.toContain('sealed.');
  }
});
