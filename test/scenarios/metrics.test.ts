/** What API and worker show of themselves after a real clearance. */
import { runScenario } from '../../cli/scenario/runScenario.js';
import { loadScenario } from '../../cli/scenario/loadScenarios.js';
import { METERS, type MeterDefinition } from '../../domain/meters/meters.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

let running: ThrowawayInstallation;
let declarationId = '';
beforeAll(async () => {
  // Any port but 0: a throwaway installation takes free ones.
  running = await startThrowawayInstallation({ METRICS_PORT: '9464' });
  const result = await runScenario(loadScenario('examples/coffee-permits-applied.json'), running.target);
  expect(result.failure).toBeUndefined();
  declarationId = result.declarationId ?? '';
}, 90_000);
afterAll(() => running.stop(), 60_000);

/** One measured value: its name, its labels in the order of the alphabet, and the number. */
interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

async function scrape(process: string): Promise<Sample[]> {
  const url = running.installation.metricsUrls[process];
  if (url === undefined) throw new Error(`${process} shows no measurements`);
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return (await answer.text()).split('\n').flatMap((line) => {
    const match = /^([a-z_]+)(?:\{(.*)\})? ([^ ]+)$/i.exec(line);
    if (line.startsWith('#') || !match) return [];
    const labels = [...(match[2] ?? '').matchAll(/([a-z_]+)="((?:[^"\\]|\\.)*)"/gi)];
    return [
      {
        name: match[1] ?? '',
        labels: Object.fromEntries(labels.map(([, name = '', word = '']) => [name, word])),
        value: Number(match[3]),
      },
    ];
  });
}

/** The sum of what fits a name and labels; 0 when nothing does. */
function sum(samples: readonly Sample[], name: string, labels: Record<string, string> = {}): number {
  return samples
    .filter((sample) => sample.name === name)
    .filter((sample) => Object.entries(labels).every(([label, word]) => sample.labels[label] === word))
    .reduce((total, { value }) => total + value, 0);
}

test('the API counts requests by route and status, acts and notices', async () => {
  const api = await scrape('api');
  const requests = 'portolan_http_request_duration_seconds_count';
  expect(sum(api, requests, { route: 'POST /v1/declarations', status: '201' })).toBe(1);
  expect(sum(api, requests, { route: 'GET /v1/declarations/:declaration_id', status: '200' })).toBeGreaterThan(0);
  expect(sum(api, 'portolan_http_request_duration_seconds_bucket', { le: '+Inf' })).toBe(sum(api, requests));
  expect(sum(api, 'portolan_acts_total', { act: 'submit', outcome: 'accepted' })).toBe(1);
  expect(sum(api, 'portolan_notices_total', { counterparty: 'customs', outcome: 'received' })).toBeGreaterThan(0);
  expect(sum(api, 'portolan_notices_total', { counterparty: 'customs', outcome: 'interpreted' })).toBe(
    sum(api, 'portolan_notices_total', { counterparty: 'customs', outcome: 'received' }),
  );
});

test('the worker counts calls, steps and notices, and shows those of the engine', async () => {
  const worker = await scrape('worker');
  const calls = 'portolan_counterparty_call_duration_seconds_count';
  expect(sum(worker, calls, { counterparty: 'customs', operation: 'lodge', outcome: 'accepted' })).toBe(1);
  expect(sum(worker, calls, { counterparty: 'carrier', operation: 'book', outcome: 'accepted' })).toBe(1);
  expect(sum(worker, 'portolan_steps_total', { step: 'clear', outcome: 'done' })).toBe(1);
  expect(sum(worker, 'portolan_version_conflicts_total')).toBe(0);
  const api = await scrape('api');
  const appliedOrIgnored =
    sum(worker, 'portolan_notices_total', { outcome: 'applied' }) +
    sum(worker, 'portolan_notices_total', { outcome: 'ignored' }) +
    sum(api, 'portolan_notices_total', { outcome: 'ignored' });
  expect(appliedOrIgnored).toBeGreaterThan(0);
  expect(appliedOrIgnored).toBeLessThanOrEqual(sum(api, 'portolan_notices_total', { outcome: 'interpreted' }));
  expect(sum(worker, 'temporal_workflow_completed_total')).toBeGreaterThan(0);
  expect(sum(worker, 'temporal_worker_task_slots_available')).toBeGreaterThan(0);
});

test('what is open, parked and waiting is read from the record', async () => {
  const before = await scrape('api');
  expect(sum(before, 'portolan_clearances')).toBe(0);
  expect(sum(before, 'portolan_parked_steps')).toBe(0);
  const whole = loadScenario('examples/customs-down-retry.json');
  const untilOperator = whole.steps.findIndex((step) => 'do' in step && step.as === 'operator');
  const { failure } = await runScenario({ ...whole, steps: whole.steps.slice(0, untilOperator) }, running.target);
  expect(failure).toBeUndefined();
  const parked = await scrape('api');
  expect(parked.filter(({ name }) => name === 'portolan_parked_steps')).toEqual([
    { name: 'portolan_parked_steps', labels: { counterparty: 'customs', code: 'COUNTERPARTY.RESET' }, value: 1 },
  ]);
  expect(sum(parked, 'portolan_clearances')).toBe(1);
  expect(
    parked
      .filter(({ name }) => name === 'portolan_waiting')
      .map(({ labels }) => labels.what)
      .sort(),
  ).toEqual(['acts', 'events', 'notices']);
}, 60_000);

test('no label holds an id, and every name is one of the table', async () => {
  const ours = [...(await scrape('api')), ...(await scrape('worker'))].filter(({ name }) =>
    name.startsWith('portolan_'),
  );
  const told = new Set(ours.map(({ name }) => name.replace(/_(bucket|sum|count)$/, '')));
  expect([...told].filter((name) => !(name in METERS))).toEqual([]);
  const definitions: Record<string, MeterDefinition> = METERS;
  for (const { name, labels } of ours) {
    const definition = definitions[name.replace(/_(bucket|sum|count)$/, '')];
    expect(Object.keys(labels).filter((label) => label !== 'le' && !definition?.labels.includes(label))).toEqual([]);
    expect(Object.values(labels).join(' ')).not.toContain(declarationId);
    expect(Object.values(labels).join(' ')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  }
});

test('nothing else is answered there', async () => {
  const url = new URL(running.installation.metricsUrls.api ?? '');
  expect((await fetch(new URL('/', url))).status).toBe(404);
  expect((await fetch(url, { method: 'POST' })).status).toBe(404);
});
