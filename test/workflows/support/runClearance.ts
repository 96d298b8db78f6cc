import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import {
  Client,
  Connection,
  type WorkflowHandle,
  type WorkflowHandleWithFirstExecutionRunId,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure, WorkflowNotFoundError, type DataConverter } from '@temporalio/common';
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type WorkflowBundle,
} from '@temporalio/worker';
import { failureConverterPath } from '../../../bin/temporal/dataConverter.js';
import { clearanceWorkflowId, permitWorkflowId } from '../../../domain/ids/workflowIds.js';
import {
  ACT_UPDATE,
  ACTION_NOT_ALLOWED,
  CLEARANCE_WORKFLOW,
  NOTICE_SIGNAL,
  type ActMessage,
  type ActOutcome,
} from '../../../workflows/messages.js';
import type { clearance, permit } from '../../../workflows/index.js';
import { createStubCounterparties, type StubAnswers } from './stubCounterparties.js';
import { StubPermits } from './stubPermits.js';
import { StubRecord } from './stubRecord.js';
import { callPolicy, type StubScript } from './stubScript.js';

/** A Temporal server and the bundle of the workflows, shared by the tests of one file. */
export interface WorkflowBench {
  client: Client;
  connection: NativeConnection;
  bundle: WorkflowBundle;
  identity?: string;
  dataConverter?: DataConverter;
  close: () => Promise<void>;
}

let quiet = false;

/** Failing activities are what these tests are about: their warnings would drown the report. Once a test file. */
export function quietRuntime(): void {
  if (!quiet) Runtime.install({ logger: new DefaultLogger('ERROR') });
  quiet = true;
}

export interface WorkflowBenchOptions {
  /** The client of a time-skipping server: waiting for a result with it is what skips the time. */
  skipping?: Client;
  /** Name under which worker and client appear in histories. */
  identity?: string;
  /** How payloads are written; in the clear where it is left out. */
  dataConverter?: DataConverter;
}

export async function openWorkflowBench(
  address: string,
  { skipping, identity, dataConverter }: WorkflowBenchOptions = {},
): Promise<WorkflowBench> {
  quietRuntime();
  const connection = await NativeConnection.connect({ address });
  const clientConnection = await Connection.connect({ address });
  const bundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../../workflows/index.ts', import.meta.url)),
    failureConverterPath,
  });
  return {
    client: skipping ?? new Client({ connection: clientConnection, dataConverter, ...(identity ? { identity } : {}) }),
    identity,
    dataConverter,
    connection,
    bundle,
    close: async () => {
      await clientConnection.close();
      await connection.close();
      await Runtime.instance().shutdown();
    },
  };
}

/** One clearance under way on a worker of its own, with a record and counterparties that only the test scripts. */
export interface RunningClearance {
  record: StubRecord;
  permits: StubPermits;
  asked: Record<string, number>;
  handle: WorkflowHandleWithFirstExecutionRunId<typeof clearance>;
  act: (act: ActMessage) => Promise<ActOutcome>;
  notice: (noticeId: string) => Promise<void>;
  /** The running workflow of one permit. */
  permit: (permitType: string) => RunningPermit;
}

/** One permit workflow under way. */
export interface RunningPermit {
  handle: WorkflowHandle<typeof permit>;
  act: (act: ActMessage) => Promise<ActOutcome>;
  notice: (noticeId: string) => Promise<void>;
}

/** Runs `body` on a started clearance and ends the worker whatever happens. */
export async function withClearance<T>(
  bench: WorkflowBench,
  script: StubScript,
  answers: StubAnswers,
  body: (running: RunningClearance) => Promise<T>,
): Promise<T> {
  const permits = new StubPermits(script.applications ?? {}, callPolicy(script.maximumAttempts));
  const record = new StubRecord({ ...script, standingOf: (applicationId) => permits.get(applicationId).standing });
  const { calls, asked } = createStubCounterparties(answers);
  const taskQueue = `test-${randomUUID()}`;
  const worker = await Worker.create({
    connection: bench.connection,
    taskQueue,
    ...(bench.identity ? { identity: bench.identity } : {}),
    workflowBundle: bench.bundle,
    dataConverter: bench.dataConverter,
    activities: { ...record.recording, ...permits.recording, ...calls },
  });
  const declarationId = `dec_${randomUUID()}`;
  return worker.runUntil(async () => {
    const handle = await bench.client.workflow.start<typeof clearance>(CLEARANCE_WORKFLOW, {
      taskQueue,
      workflowId: clearanceWorkflowId(declarationId),
      args: [{ declarationId }],
    });
    return body({
      record,
      permits,
      asked,
      handle,
      act: (act) => deliver(handle, act),
      notice: (noticeId) => handle.signal(NOTICE_SIGNAL, { noticeId }),
      permit: (permitType) => {
        const child = bench.client.workflow.getHandle<typeof permit>(permitWorkflowId(declarationId, permitType));
        return {
          handle: child,
          act: (act) => deliver(child, act),
          notice: (noticeId) => child.signal(NOTICE_SIGNAL, { noticeId }),
        };
      },
    });
  });
}

/** How long an act is offered again; the delivery service has the same patience in its person's name. */
const PATIENCE_MS = 20_000;

/**
 * As the delivery service does it: an update that the engine did not take (a run was just ending, too many were under
 * way, its task was lost) is offered again under the same id, until the workflow itself accepts or refuses it.
 */
async function deliver(handle: WorkflowHandle, act: ActMessage): Promise<ActOutcome> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await handle.executeUpdate<ActOutcome, [ActMessage]>(ACT_UPDATE, { args: [act], updateId: act.actId });
    } catch (thrown) {
      if (isRefusal(thrown) || thrown instanceof WorkflowNotFoundError || Date.now() > until) throw thrown;
    }
  }
}

function isRefusal(thrown: unknown): boolean {
  const cause = thrown instanceof WorkflowUpdateFailedError ? thrown.cause : undefined;
  return cause instanceof ApplicationFailure && cause.type === ACTION_NOT_ALLOWED;
}

/** Waits, bounded, until the record shows what is asked for; the failure says what it shows instead. */
export async function until(record: StubRecord, what: string, holds: (record: StubRecord) => boolean): Promise<void> {
  const end = Date.now() + 15_000;
  while (!holds(record)) {
    if (Date.now() > end)
      throw new Error(`never ${what}: ${JSON.stringify(record.snapshot)} after ${record.log.join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
