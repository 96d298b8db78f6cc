/** A worker process: runs the workflows and activities of its task queue. */
import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { makeTelemetryFilterString, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { loadConfig } from './config/loadConfig.js';
import { processSettings } from './config/processSettings.js';
import { assertPair, MismatchedPair } from './identity/installationIdentity.js';
import { createMeters } from './metrics/createMeters.js';
import { chooseEngineMetrics } from './metrics/engineMetrics.js';
import { serveMetrics } from './metrics/serveMetrics.js';
import { answerHealth } from './process/answerHealth.js';
import { createLog } from './process/createLog.js';
import { closeServer, listen } from './process/httpServer.js';
import { runProcess } from './process/runProcess.js';
import { temporalLog } from './process/temporalLog.js';
import { untilReachable } from './process/untilReachable.js';
import { checkout } from './setup/checkout.mjs';
import { workerVersion } from './process/workerVersion.js';
import { createDataConverter } from './temporal/dataConverter.js';
import { wireWorker } from './wiring/wireWorker.js';
import { webhookTaskQueue } from '../workflows/messages.js';
import { loadDotEnv } from './setup/dotEnv.mjs';

loadDotEnv();
const config = loadConfig(process.env, processSettings.worker);
const log = createLog(process.env.PORTOLAN_PROCESS ?? 'worker', config.LOG_LEVEL);

await runProcess(log, config, async () => {
  // Signals are ours to handle: the runtime's own handlers would stop the worker behind our back.
  const engineMetrics = config.METRICS_PORT === 0 ? undefined : await chooseEngineMetrics();
  Runtime.install({
    logger: temporalLog(log),
    shutdownSignals: [],
    // What the core of the SDK says goes through our log too, and not past it to the console.
    telemetryOptions: {
      logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN' }) },
      ...engineMetrics?.options.telemetryOptions,
    },
  });
  const meters = createMeters('worker');
  const temporal = { address: config.TEMPORAL_ADDRESS, namespace: config.TEMPORAL_NAMESPACE };
  await untilReachable(
    log,
    'PostgreSQL or Temporal',
    () => assertPair(config.DATABASE_URL, temporal),
    (error) => error instanceof MismatchedPair,
  );
  const [connection, code, wired] = await Promise.all([
    NativeConnection.connect({ address: config.TEMPORAL_ADDRESS }),
    readFile(
      isAbsolute(config.WORKFLOW_BUNDLE) ? config.WORKFLOW_BUNDLE : join(checkout, config.WORKFLOW_BUNDLE),
      'utf8',
    ),
    wireWorker(config, log, meters),
  ]);
  const worker = await Worker.create({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: config.PORTOLAN_TASK_QUEUE,
    ...workerVersion(config.WORKER_VERSION),
    workflowBundle: { code },
    dataConverter: createDataConverter(config.PAYLOAD_KEYS),
    activities: wired.activities,
    shutdownGraceTime: config.SHUTDOWN_GRACE_MS,
    shutdownForceTime: config.SHUTDOWN_FORCE_MS,
    // What is taken and cannot be finished in ten seconds is done again, so a worker that has just started takes few of the
    // cases that wait for it at once; the others wait in the queue. Slots and pollers above 40 brought nothing on two cores.
    maxConcurrentWorkflowTaskExecutions: 16,
    maxConcurrentActivityTaskExecutions: 100,
    maxConcurrentLocalActivityExecutions: 100,
    maxCachedWorkflows: config.WORKFLOW_CACHE,
  });
  // Receivers of webhooks are others' machines: however many hang, no call of a clearance waits for them.
  const webhookWorker = await Worker.create({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: webhookTaskQueue(config.PORTOLAN_TASK_QUEUE),
    dataConverter: createDataConverter(config.PAYLOAD_KEYS),
    activities: wired.webhookActivities,
    shutdownGraceTime: config.SHUTDOWN_GRACE_MS,
    shutdownForceTime: config.SHUTDOWN_FORCE_MS,
    maxConcurrentActivityTaskExecutions: 100,
  });
  const workers = [worker, webhookWorker];
  const running = Promise.all(workers.map((one) => one.run()));
  const health = await listen(
    answerHealth({
      worker: async () => {
        for (const one of workers) if (one.getState() !== 'RUNNING') throw new Error(one.getState());
      },
      ...wired.checks,
    }),
    '127.0.0.1',
    config.WORKER_HEALTH_PORT,
  );
  const metrics = await serveMetrics(
    {
      host: config.METRICS_HOST,
      port: config.METRICS_PORT,
      parts: [() => meters.text(), ...(engineMetrics ? [() => engineMetrics.read()] : [])],
    },
    log,
  );
  return {
    ready: { taskQueue: config.PORTOLAN_TASK_QUEUE, health: `http://127.0.0.1:${config.WORKER_HEALTH_PORT}` },
    failed: running.then(() => new Promise<never>(() => undefined)),
    stop: async () => {
      for (const one of workers) if (one.getState() === 'RUNNING') one.shutdown();
      await running.catch(() => undefined);
      await Promise.all([
        closeServer(health, 100),
        metrics && closeServer(metrics, 100),
        connection.close(),
        wired.close(),
      ]);
    },
  };
});
