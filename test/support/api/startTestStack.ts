import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createHttpCarrier } from '../../../activities/adapters/carrier/index.js';
import { createHttpCustoms } from '../../../activities/adapters/customs/index.js';
import { createHttpPayment } from '../../../activities/adapters/payment/index.js';
import { createHttpPermitAgency } from '../../../activities/adapters/permitAgency/index.js';
import { createActivities } from '../../../activities/createActivities.js';
import { createGuardedPost } from '../../../activities/outgoing/guardedPost.js';
import { createWebhookActivities } from '../../../activities/webhooks/deliverWebhooks.js';
import { startMocks, type RunningMocks } from '../../../mocks/index.js';
import type { ServiceConfig } from '../../../services/serviceDeps.js';
import { webhookTaskQueue } from '../../../workflows/messages.js';
import { createDataConverter, failureConverterPath } from '../../../bin/temporal/dataConverter.js';
import { TEST_KEYS } from '../testKeys.js';
import { getTestTemporal } from '../testEnvironment.js';
import { startTestApi, TEST_SECRET, type TestApi } from './startTestApi.js';

/** The API with a worker and mock counterparties: clearances run for real. */
export interface TestStack extends TestApi {
  mocks: RunningMocks<'customs' | 'naeb' | 'rica' | 'carrier' | 'payment'>['urls'];
  /** What the worker runs, to be called without it. */
  activities: ReturnType<typeof createActivities>;
}

/** Everything in this process, on free ports. Close it in afterAll, once a file: it shuts the engine's runtime down. */
export async function startTestStack(config: Partial<ServiceConfig> = {}): Promise<TestStack> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const api = await startTestApi({ actWaitMs: 10_000, ...config });
  const mocks = await startMocks({
    host: '127.0.0.1',
    ports: { customs: 0, naeb: 0, rica: 0, carrier: 0, payment: 0 },
    callbackBaseUrl: api.url,
    secrets: { customs: TEST_SECRET, naeb: TEST_SECRET, rica: TEST_SECRET, carrier: TEST_SECRET, payment: TEST_SECRET },
    autoProgressMs: 50,
    noticeRetry: { firstMs: 200, clientErrorMs: 500 },
  });
  const activities = createActivities({
    record: api.deps.record,
    registry: api.deps.registry,
    log: api.deps.logger,
    meters: api.deps.meters,
    version: 'test',
    adapters: {
      customs: createHttpCustoms({ baseUrl: mocks.urls.customs }),
      permitAgencies: {
        naeb: createHttpPermitAgency({ counterparty: 'naeb', baseUrl: mocks.urls.naeb }),
        rica: createHttpPermitAgency({ counterparty: 'rica', baseUrl: mocks.urls.rica }),
      },
      carrier: createHttpCarrier({ baseUrl: mocks.urls.carrier }),
      payment: createHttpPayment({ baseUrl: mocks.urls.payment }),
    },
  });
  const { address, namespace } = getTestTemporal();
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: api.deps.config.taskQueue,
    dataConverter: createDataConverter(TEST_KEYS),
    workflowBundle: await bundleWorkflowCode({
      failureConverterPath,
      workflowsPath: fileURLToPath(new URL('../../../workflows/index.ts', import.meta.url)),
      logger: new DefaultLogger('ERROR'),
    }),
    activities,
    shutdownGraceTime: 2_000,
    shutdownForceTime: 4_000,
  });
  const outgoing = createGuardedPost({ privateAddresses: 'allowed', timeoutMs: 2_000 });
  const { record, logger: log, meters, clock } = api.deps;
  const webhookWorker = await Worker.create({
    connection,
    namespace,
    taskQueue: webhookTaskQueue(api.deps.config.taskQueue),
    dataConverter: createDataConverter(TEST_KEYS),
    activities: createWebhookActivities({ record, outgoing, log, meters, clock, keys: TEST_KEYS }),
    shutdownGraceTime: 2_000,
    shutdownForceTime: 4_000,
  });
  const running = Promise.all([worker.run(), webhookWorker.run()]);
  return {
    ...api,
    mocks: mocks.urls,
    activities,
    async close() {
      worker.shutdown();
      webhookWorker.shutdown();
      await running;
      await outgoing.close();
      await mocks.stop();
      await connection.close();
      await api.close();
      await Runtime.instance().shutdown();
    },
  };
}

/** Tells a mock how to behave. */
export async function control(url: string, path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${url}/_control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`control of a mock was answered ${answer.status}: ${await answer.text()}`);
}
