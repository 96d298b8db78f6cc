import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { WorkflowHandle } from '@temporalio/client';
import { ReplayError, Worker } from '@temporalio/worker';
import { createDataConverter } from '../../bin/temporal/dataConverter.js';
import type { KeyRing } from '../../prisma/sealing/keyRing.js';
import { testKey } from '../support/testKeys.js';
import { getTestTemporal } from '../support/testEnvironment.js';
import { untilResting } from './support/runClearances.js';
import { openWorkflowBench, until, withClearance, type WorkflowBench } from './support/runClearance.js';

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

const first = testKey('key-1', 1);
const second = testKey('key-2', 2);

let bench: WorkflowBench;
/** Of a clearance that parked: customs could not be reached, and the failures of that stand in it. */
let history: History;
let declarationId = '';
beforeAll(async () => {
  const dataConverter = createDataConverter([first]);
  bench = await openWorkflowBench(getTestTemporal().address, { dataConverter });
  history = await withClearance(bench, {}, { lodge: ['COUNTERPARTY.UNAVAILABLE'] }, async (running) => {
    await until(running.record, 'parked', ({ snapshot }) => snapshot.flags.includes('parked'));
    // The record is parked before the workflow has heard of it.
    await untilResting(running.handle);
    declarationId = running.handle.workflowId.replace('clearance:', '');
    const recorded = await running.handle.fetchHistory();
    await running.handle.terminate('recorded');
    return recorded;
  });
}, 60_000);
afterAll(() => bench.close());

async function replay(keys: KeyRing): Promise<Error | undefined> {
  const options = { workflowBundle: bench.bundle, dataConverter: createDataConverter(keys) };
  const histories = [{ workflowId: `clearance:${declarationId}`, history }];
  for await (const { error } of Worker.runReplayHistories(options, histories)) return error;
  throw new Error('nothing was replayed');
}

test('no payload and no failure of a history says anything in the clear', () => {
  const text = historyToJSON(history);
  const payloads = [...text.matchAll(/"data": ?"([A-Za-z0-9+/=]+)"/g)].map(([, data = '']) => data);
  expect(payloads.length).toBeGreaterThan(10);
  for (const data of payloads) expect(Buffer.from(data, 'base64').toString('latin1')).not.toContain(declarationId);
  // The name of the step is the activity's type, and the code of a failure its type; what was said of it is neither.
  expect(text).toContain('COUNTERPARTY.UNAVAILABLE');
  const messages = [...text.matchAll(/"message": ?"([^"]*)"/g)].map(([, message]) => message);
  expect(messages).toContain('Encoded failure');
  expect(messages.filter((message) => message !== 'Encoded failure' && message !== 'activity error')).toEqual([]);
  expect(text).not.toMatch(/"stackTrace": ?"[^"]/);
});

test('it replays with its key, and after a rotation that keeps the old key', async () => {
  expect(await replay([first])).toBeUndefined();
  expect(await replay([second, first])).toBeUndefined();
});

test('without its key it is refused', async () => {
  expect(await replay([second])).toBeInstanceOf(ReplayError);
});

test('under a key of the same name with another content it is refused', async () => {
  expect(await replay([testKey('key-1', 3)])).toBeInstanceOf(ReplayError);
});
