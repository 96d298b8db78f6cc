/** How long Temporal keeps what has ended, on a real server. */
import { Connection } from '@temporalio/client';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import type { TemporalTarget } from '../../bin/supervise/startTemporal.js';
import { createNamespace } from '../../bin/temporal/createNamespace.js';
import { prepareTemporal } from '../../bin/temporal/prepareTemporal.js';
import { getTestTemporal } from '../support/testEnvironment.js';

const DAY_MS = 86_400_000;

let connection: Connection;
beforeAll(async () => {
  connection = await Connection.connect({ address: getTestTemporal().address });
});
afterAll(() => connection.close());

const target = (namespace: string): TemporalTarget => ({ address: getTestTemporal().address, namespace });

async function daysKept(namespace: string): Promise<number> {
  const { config } = await connection.workflowService.describeNamespace({ namespace });
  return tsToMs(config?.workflowExecutionRetentionTtl) / DAY_MS;
}

const makeKeeping = (namespace: string, days: number): Promise<unknown> =>
  connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: msToTs(days * DAY_MS),
  });

it('of a namespace that we make is seven days', async () => {
  await createNamespace(target('made-here'));
  expect(await daysKept('made-here')).toBe(7);
});

it('of one that was there already is set to seven days', async () => {
  await makeKeeping('made-elsewhere', 90);
  await createNamespace(target('made-elsewhere'));
  expect(await daysKept('made-elsewhere')).toBe(7);
});

it('of a server of the operator’s own is at most thirty days: beyond, nothing starts, and the remedy is told', async () => {
  await makeKeeping('kept-31', 31);
  await expect(prepareTemporal(target('kept-31'))).rejects.toThrow(
    /keeps ended histories for 31 days.*namespace update --namespace kept-31 --retention 7d/,
  );
  expect(await daysKept('kept-31')).toBe(31);
  await makeKeeping('kept-30', 30);
  await prepareTemporal(target('kept-30'));
});
