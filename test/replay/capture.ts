/**
 * Records one history for each wait point and end that has none for this release: `npm run replay:capture`.
 * A fixture that exists is kept: it is what an open clearance of that release looks like.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client, type WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { getTemporalProgram } from '../../bin/setup/temporal/provideTemporalServer.js';
import { createDataConverter } from '../../bin/temporal/dataConverter.js';
import { searchAttributes } from '../../bin/temporal/temporalPlan.js';
import {
  openWorkflowBench,
  quietRuntime,
  withClearance,
  type WorkflowBench,
} from '../workflows/support/runClearance.js';
import { ENCRYPTED_HISTORIES, fixtureName, HISTORIES, OLD_KEY, PRESENT_KEY } from './fixtures.js';
import { CLEARANCE_PATHS, type PathTo } from './paths.js';
import { PERMIT_PATHS } from './permitPaths.js';
import { WEBHOOK_PATHS, type WebhookPath } from './webhookPaths.js';
import { withWebhook } from '../workflows/support/runWebhook.js';

const { version: release } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

async function captureWebhook(bench: WorkflowBench, point: string, { turns, lead }: WebhookPath): Promise<void> {
  const file = join(HISTORIES, 'webhook', fixtureName(point, release));
  if (existsSync(file)) return;
  const history = await withWebhook(bench, turns, async (running) => {
    await lead(running);
    await untilIdle(running.handle);
    const recorded = await running.handle.fetchHistory();
    if ((await running.handle.describe()).status.name === 'RUNNING') await running.handle.terminate('recorded');
    return recorded;
  });
  keep('webhook', point, file, history);
}

async function capture(
  bench: WorkflowBench,
  workflow: string,
  point: string,
  path: PathTo,
  file = join(HISTORIES, workflow, fixtureName(point, release)),
): Promise<void> {
  if (existsSync(file)) return;
  const history = await withClearance(bench, path.script, path.answers ?? {}, async (running) => {
    await path.lead(running);
    const { handle } = path.permitType ? running.permit(path.permitType) : running;
    await untilIdle(handle);
    const recorded = await handle.fetchHistory();
    if ((await running.handle.describe()).status.name === 'RUNNING') await running.handle.terminate('recorded');
    return recorded;
  });
  keep(workflow, point, file, history);
}

/** Of both workflows of a case one in which failures stand, encrypted under each key. */
async function captureEncrypted(bench: WorkflowBench): Promise<void> {
  const { connection } = bench.client;
  for (const key of [OLD_KEY, PRESENT_KEY]) {
    const dataConverter = createDataConverter([key]);
    const client = new Client({ connection, dataConverter, ...(bench.identity ? { identity: bench.identity } : {}) });
    const fileOf = (workflow: string, point: string): string =>
      join(ENCRYPTED_HISTORIES, workflow, fixtureName(point, `${key.id}.${release}`));
    const own = { ...bench, client, dataConverter };
    const clearance = 'waits in LODGED, parked';
    await capture(own, 'clearance', clearance, CLEARANCE_PATHS[clearance], fileOf('clearance', clearance));
    const permit = 'waits, parked';
    await capture(own, 'permit', permit, PERMIT_PATHS[permit], fileOf('permit', permit));
  }
}

function keep(workflow: string, point: string, file: string, history: Parameters<typeof historyToJSON>[0]): void {
  mkdirSync(dirname(file), { recursive: true });
  // Stack traces of failures name files of the machine that recorded them.
  writeFileSync(file, `${historyToJSON(history).replaceAll(process.cwd(), '')}\n`);
  process.stdout.write(`${workflow}: ${point}\n`);
}

/** The record moves before the workflow task that moved it has completed: a history is whole only after that. */
async function untilIdle(handle: WorkflowHandle): Promise<void> {
  const end = Date.now() + 20_000;
  while ((await handle.describe()).raw.pendingWorkflowTask) {
    if (Date.now() > end) throw new Error(`${handle.workflowId} never came to rest`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

quietRuntime();
const environment = await TestWorkflowEnvironment.createLocal({
  server: {
    executable: { type: 'existing-path', path: getTemporalProgram().path },
    ui: false,
    extraArgs: Object.entries(searchAttributes).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
  },
});
const bench = await openWorkflowBench(environment.address, { identity: 'capture' });
try {
  for (const [point, path] of Object.entries(CLEARANCE_PATHS)) await capture(bench, 'clearance', point, path);
  for (const [point, path] of Object.entries(PERMIT_PATHS)) await capture(bench, 'permit', point, path);
  for (const [point, path] of Object.entries(WEBHOOK_PATHS)) await captureWebhook(bench, point, path);
  await captureEncrypted(bench);
} finally {
  await environment.teardown();
  await bench.close();
}
