import { randomBytes } from 'node:crypto';
import { fillIn } from '../../../cli/scenario/fillIn.js';
import { asText, findAt, type JsonValue } from '../../../cli/scenario/jsonValue.js';
import { ScenarioFailure, ScenarioRun } from '../../../cli/scenario/scenarioRun.js';
import type { Scenario, ScenarioStep, WaitStep } from '../../../cli/scenario/schema.js';
import { doActStep } from '../../../cli/scenario/steps/actStep.js';
import { doCounterpartyStep } from '../../../cli/scenario/steps/counterpartyStep.js';
import { doExpectStep } from '../../../cli/scenario/steps/expectStep.js';
import { doWaitStep } from '../../../cli/scenario/steps/waitStep.js';
import type { People, Target } from '../../../cli/scenario/target.js';
import { stockOf } from './registerSharedPermits.js';
import type { StateWatch } from './stateWatch.js';

/** What every parcel of a load shares. */
export interface LoadGround {
  target: Target;
  people: People;
  watch: StateWatch;
  /** Ids of the permits on file, by stock; all parcels draw on them. */
  permits: ReadonlyMap<string, string>;
  /** Instant (milliseconds) at which whatever still waits has failed. */
  until: number;
}

/** How one parcel fared. */
export interface ParcelResult {
  scenario: string;
  declarationId?: string;
  /** What went wrong and at which step; undefined when its story came out as its scenario says. */
  failure?: string;
}

/** Without news of its own, a parcel looks again after so long: not everything waited for is an event of the declaration. */
const LOOK_ANYWAY_MS = 4_000;

/** Carries one scenario out as part of a load. Never throws: what goes wrong is in the result. */
export async function runParcel(
  scenario: Scenario,
  ground: LoadGround,
  begin: (invoice: string) => Promise<void>,
): Promise<ParcelResult> {
  const run = new ScenarioRun(scenario, ground.target, ground.people, randomBytes(5).toString('hex').toUpperCase());
  let where = 'preparation';
  try {
    prepare(run, ground.permits);
    await begin(run.invoiceNumber);
    for (const [index, step] of scenario.steps.entries()) {
      where = `step ${index + 1} ${JSON.stringify(step).slice(0, 120)}`;
      run.known.set('now', new Date().toISOString());
      await doStep(run, step, ground);
    }
    const { state } = await run.readDeclaration();
    if (state !== scenario.expected_end) throw new ScenarioFailure(`ended in ${state}, not ${scenario.expected_end}`);
    return { scenario: scenario.name, declarationId: run.declarationId };
  } catch (fault) {
    const id = run.known.get('declaration');
    const failure = `${where}: ${fault instanceof Error ? fault.message : String(fault)}`;
    return { scenario: scenario.name, failure, ...(typeof id === 'string' ? { declarationId: id } : {}) };
  }
}

function prepare(run: ScenarioRun, permits: ReadonlyMap<string, string>): void {
  const { scenario } = run;
  const onFile: JsonValue[] = Object.entries(scenario.permits_on_file).map(([name, permit]) => {
    const id = permits.get(stockOf(scenario, permit));
    if (id === undefined) throw new ScenarioFailure(`the load has no permit ${name} on file`);
    run.known.set(name, id);
    return id;
  });
  const data = fillIn(scenario.declaration, run.known) as Record<string, JsonValue>;
  run.data = { ...data, permits_on_file: onFile, policy: scenario.policy };
  run.known.set('invoice', asText(findAt(run.data, '/invoice/number')));
}

async function doStep(run: ScenarioRun, step: ScenarioStep, ground: LoadGround): Promise<void> {
  if ('do' in step) return doActStep(run, step);
  if ('control' in step) return doCounterpartyStep(run, step);
  if ('waitFor' in step) return waitFor(run, step, ground);
  // The stock is one for all parcels: what is left of it is the auditor's sum, not one parcel's.
  const { permits_remaining: _shared, ...expect } = step.expect;
  return doExpectStep(run, { ...step, expect });
}

/** Waits as long as the load may take, and asks the API only when the declaration has moved to where it should. */
async function waitFor(run: ScenarioRun, step: WaitStep, { watch, until }: LoadGround): Promise<void> {
  let lookedAt = { sequence: -1, at: 0 };
  for (;;) {
    const standing = watch.find(run.declarationId);
    const isNews = standing !== undefined && standing.sequence !== lookedAt.sequence;
    const isThere = step.waitFor.state === undefined || standing?.state === step.waitFor.state;
    const isOver = Date.now() > until;
    if (isOver || (isThere && (isNews || Date.now() - lookedAt.at > LOOK_ANYWAY_MS))) {
      lookedAt = { sequence: standing?.sequence ?? -1, at: Date.now() };
      try {
        return await doWaitStep(run, { ...step, within_seconds: 0 });
      } catch (fault) {
        if (isOver || !(fault instanceof ScenarioFailure)) throw fault;
      }
    }
    await watch.next();
  }
}
