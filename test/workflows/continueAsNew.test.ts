import { TestWorkflowEnvironment } from '@temporalio/testing';
import { getTemporalProgram } from '../../bin/setup/temporal/provideTemporalServer.js';
import { searchAttributes } from '../../bin/temporal/temporalPlan.js';
import { openWorkflowBench, quietRuntime, until, withClearance, type WorkflowBench } from './support/runClearance.js';
import { HAPPY_NOTICES, type StubScript } from './support/stubScript.js';

/** A server that suggests a new run early, so that a storm of a hundred acts crosses several runs. */
const EVENTS_PER_RUN = 120;
/** So many updates of one workflow the engine takes at once; what is offered beyond that is only refused, over and over. */
const UPDATES_AT_ONCE = 10;

let environment: TestWorkflowEnvironment;
let bench: WorkflowBench;
beforeAll(async () => {
  quietRuntime();
  environment = await TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'existing-path', path: getTemporalProgram().path },
      ui: false,
      extraArgs: [
        ...Object.entries(searchAttributes).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
        '--dynamic-config-value',
        `limit.historyCount.suggestContinueAsNew=${EVENTS_PER_RUN}`,
      ],
    },
  });
  bench = await openWorkflowBench(environment.address);
}, 60_000);
afterAll(async () => {
  await environment.teardown();
  await bench.close();
});

test('a storm of notices and acts crosses runs and loses nothing', async () => {
  const notices: NonNullable<StubScript['notices']> = { ...HAPPY_NOTICES };
  const acts: NonNullable<StubScript['acts']> = {};
  const storm = Array.from({ length: 60 }, (_, index) => index);
  for (const index of storm) {
    notices[`noise-${index}`] = {};
    acts[`s${index}`] = { actId: `s${index}`, kind: 'supplyDocuments', role: 'exporter' };
  }
  await withClearance(bench, { notices, acts, lane: 'yellow' }, {}, async ({ record, handle, notice, act }) => {
    await notice('accepted');
    await until(record, 'asked for documents', ({ snapshot }) => snapshot.state === 'DOCUMENTS_REQUIRED');
    const waiting = [...storm];
    const accepted: boolean[] = [];
    const offer = async (): Promise<void> => {
      for (let index = waiting.shift(); index !== undefined; index = waiting.shift())
        accepted.push((await act({ actId: `s${index}`, kind: 'supplyDocuments', role: 'exporter' })).accepted);
    };
    await Promise.all([
      ...Array.from({ length: UPDATES_AT_ONCE }, offer),
      ...storm.map((index) => notice(`noise-${index}`)),
    ]);
    expect(accepted).toEqual(storm.map(() => true));
    await until(record, 'through the storm', ({ log }) =>
      storm.every((index) => log.includes(`notice noise-${index}`)),
    );
    expect(record.log.filter((entry) => entry === 'act supplyDocuments')).toHaveLength(storm.length);
    const description = await handle.describe();
    expect(description.status.name).toBe('RUNNING');
    expect(description.runId).not.toBe(handle.firstExecutionRunId);
    await handle.cancel();
    expect(await handle.result()).toBe('ABORTED');
  });
}, 60_000);
