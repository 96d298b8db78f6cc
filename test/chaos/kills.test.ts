import { control, readMockEffects } from '../../cli/scenario/control.js';
import { asText } from '../../cli/scenario/jsonValue.js';
import { loadScenario } from '../../cli/scenario/loadScenarios.js';
import { runScenario, type ScenarioResult } from '../../cli/scenario/runScenario.js';
import type { Scenario } from '../../cli/scenario/schema.js';
import { mockUrlOf } from '../../cli/scenario/target.js';
import { describeProblems } from '../support/auditor/problem.js';
import { SIZE } from '../support/load/sizes.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';

/**
 * Processes are killed with -9 at chosen moments; the scenario's own expectations then demand its end, with every effect
 * at every counterparty had exactly once.
 */
type Victim = 'api' | 'worker' | 'temporal';

interface Moment {
  name: string;
  victim: Victim;
  scenario: string;
  /** What the counterparty is told to do before, so that the moment lasts long enough to be hit. */
  script?: { of: 'customs' | 'carrier'; operation: string; behaviours: object[] };
  /** The moment: this effect has been had, or at least asked for, at the counterparty. */
  when: { of: 'customs' | 'carrier'; operation: string; performed: number };
  /** Sent after the process has come back. */
  afterwards?: { of: 'customs' | 'carrier'; path: string };
}

/** In an order in which every other one has each victim. */
const MOMENTS: Moment[] = [
  {
    name: 'the worker, after customs has lodged and before its answer is heard',
    victim: 'worker',
    scenario: 'coffee-green',
    script: { of: 'customs', operation: 'lodge', behaviours: [{ kind: 'timeout_after_effect', ms: 2000 }] },
    when: { of: 'customs', operation: 'lodge', performed: 1 },
  },
  {
    name: 'the worker, while it waits for the notice of customs',
    victim: 'worker',
    scenario: 'coffee-green',
    script: { of: 'customs', operation: 'lodge', behaviours: [{ kind: 'hold_notice' }] },
    when: { of: 'customs', operation: 'lodge', performed: 1 },
    afterwards: { of: 'customs', path: '/notices/release' },
  },
  {
    name: 'the API, while customs decides',
    victim: 'api',
    scenario: 'coffee-green',
    when: { of: 'customs', operation: 'lodge', performed: 1 },
  },
  {
    name: 'the worker, after the carrier has booked and before its answer is heard',
    victim: 'worker',
    scenario: 'coffee-green',
    script: { of: 'carrier', operation: 'book', behaviours: [{ kind: 'timeout_after_effect', ms: 2000 }] },
    when: { of: 'carrier', operation: 'book', performed: 1 },
  },
  {
    name: 'Temporal, while customs decides',
    victim: 'temporal',
    scenario: 'coffee-green',
    when: { of: 'customs', operation: 'lodge', performed: 1 },
  },
  {
    name: 'the API, while the carrier reports',
    victim: 'api',
    scenario: 'coffee-green',
    when: { of: 'carrier', operation: 'book', performed: 1 },
  },
  {
    name: 'the worker, while two agencies decide',
    victim: 'worker',
    scenario: 'coffee-permits-applied',
    when: { of: 'customs', operation: 'lodge', performed: 0 },
  },
];

let running: ThrowawayInstallation;
beforeAll(async () => {
  running = await startThrowawayInstallation();
}, 120_000);
afterAll(() => running.stop(), 60_000);

async function performed(invoice: string, { of, operation }: Moment['when']): Promise<number> {
  const effects = await readMockEffects(mockUrlOf(running.target, of), invoice);
  return effects.filter((effect) => effect.operation === operation).reduce((sum, effect) => sum + effect.performed, 0);
}

async function reach(invoice: string, { when }: Moment): Promise<void> {
  const end = Date.now() + 20_000;
  while ((await performed(invoice, when)) < when.performed) {
    if (Date.now() > end) throw new Error(`${when.of} never saw ${when.operation} of ${invoice}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Runs the scenario and kills the victim once, at the moment. */
async function runThrough(moment: Moment): Promise<ScenarioResult> {
  const scenario: Scenario = loadScenario(`examples/${moment.scenario}.json`);
  let killing: Promise<void> | undefined;
  const kill = async (invoice: string): Promise<void> => {
    const { script, afterwards, victim } = moment;
    const match = { invoice_number: invoice };
    if (script) {
      const { of, operation, behaviours } = script;
      await control(mockUrlOf(running.target, of), '/scripts', { match, operation, behaviours });
    }
    await reach(invoice, moment);
    await running.installation.killProcess(victim);
    await running.installation.restartProcess(victim);
    if (afterwards) await control(mockUrlOf(running.target, afterwards.of), afterwards.path, { match });
  };
  const result = await runScenario(scenario, running.target, {
    declarationCreated: (run) => {
      killing = kill(asText(run.known.get('invoice')));
    },
  });
  await killing;
  if (!killing) throw new Error(`nothing was killed: ${result.failure ?? ''}`);
  return result;
}

test.each(MOMENTS.filter((_, at) => at % SIZE.everyMoment === 0))(
  'killing $name loses nothing and repeats nothing',
  async (moment) => {
    const result = await runThrough(moment);
    expect({ failure: result.failure, passed: result.passed }).toEqual({ failure: undefined, passed: true });
  },
  90_000,
);

test('the auditor finds nothing amiss afterwards', async () => {
  expect(describeProblems(await running.audit())).toBe('');
}, 60_000);
