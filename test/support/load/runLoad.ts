import { loadScenario } from '../../../cli/scenario/loadScenarios.js';
import type { Scenario } from '../../../cli/scenario/schema.js';
import type { ThrowawayInstallation } from '../throwawayInstallation.js';
import { AnswerTally, PatientPeople } from './patientPeople.js';
import { Progress, type LoadProgress } from './progress.js';
import { readParkings } from './readParkings.js';
import { registerSharedPermits } from './registerSharedPermits.js';
import { runParcel, type LoadGround, type ParcelResult } from './runParcel.js';
import { StateWatch } from './stateWatch.js';

/** A load: parcels of several kinds, all of them stories of `examples/`. */
export interface LoadPlan {
  parcels: number;
  /** Scenario to its share of the parcels. */
  mix: Readonly<Record<string, number>>;
  /** Parcels under way at once. */
  atOnce: number;
  /** Longest time for all of it, seconds. */
  withinSeconds: number;
}

/** What a load came to. */
export interface LoadResult {
  ended: number;
  /** One line a parcel whose story did not come out as its scenario says. */
  failures: string[];
  /** Answers of the API that no client may get. */
  defects: string[];
  /** Every answer that was not a success, with how often it came. */
  answers: ReadonlyMap<string, number>;
  seconds: number;
}

/** What most loads are made of: mostly parcels that nobody touches, and every kind that somebody does. */
export const MIXED: LoadPlan['mix'] = {
  'coffee-green': 0.35,
  'chili-green': 0.35,
  'coffee-permits-applied': 0.06,
  'coffee-yellow-documents': 0.06,
  'coffee-red-corrected': 0.06,
  'coffee-rejected-fixed': 0.04,
  'chili-permit-repaired': 0.02,
  'chili-query-answered': 0.02,
  'coffee-withdrawn': 0.02,
  'coffee-payment-at-origin': 0.02,
};

/** Runs a load, and beside it whoever disturbs it; returns once both are done. */
export async function runLoad(
  running: ThrowawayInstallation,
  plan: LoadPlan,
  disturb: (progress: LoadProgress) => Promise<void> = async () => undefined,
  touch?: (invoice: string, index: number) => Promise<void>,
): Promise<LoadResult> {
  const startedAt = Date.now();
  const tally = new AnswerTally();
  const people = new PatientPeople(running.target, tally);
  const scenarios = dealOut(plan);
  const watch = new StateWatch(running.ownerUrl);
  const ground: LoadGround = {
    target: running.target,
    people,
    watch,
    permits: await registerSharedPermits(people, scenarios),
    until: startedAt + plan.withinSeconds * 1000,
  };
  const progress = new Progress(scenarios.length);
  const disturbing = disturb(progress);
  const results: ParcelResult[] = [];
  const queue = scenarios.map((scenario, index) => ({ scenario, index }));
  const carry = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { scenario, index } = next;
      results.push(await runParcel(scenario, ground, (invoice) => touch?.(invoice, index) ?? Promise.resolve()));
      progress.count();
    }
  };
  const carried = await Promise.allSettled(Array.from({ length: plan.atOnce }, carry));
  // Also where one of them failed: nothing disturbs on in an installation that another test has by then.
  progress.finish();
  await disturbing;
  await watch.stop();
  for (const outcome of carried) if (outcome.status === 'rejected') throw outcome.reason;
  const failed = results.filter(({ failure }) => failure !== undefined);
  return {
    ended: results.length - failed.length,
    failures: [
      ...failed.map(({ scenario, declarationId, failure }) => `${scenario} ${declarationId ?? ''}: ${failure ?? ''}`),
      ...(failed.length > 0 ? await describeParked(running.ownerUrl) : []),
    ],
    defects: tally.defects,
    answers: tally.counts,
    seconds: Math.round((Date.now() - startedAt) / 1000),
  };
}

/** What stands parked is what a load that did not end is asked first. */
async function describeParked(databaseUrl: string): Promise<string[]> {
  const parked = (await readParkings(databaseUrl)).filter(({ status }) => status === 'parked');
  return parked.map(
    ({ declarationId, step, counterparty, code, message }) =>
      `parked: ${declarationId} ${step} ${counterparty} ${code}: ${message}`,
  );
}

/** The parcels in an order that mixes the kinds evenly: each kind's at even distances over the whole. */
function dealOut(plan: LoadPlan): Scenario[] {
  return [...countKinds(plan)]
    .flatMap(([name, count]) => {
      const scenario = loadScenario(`examples/${name}.json`);
      return Array.from({ length: count }, (_, index) => ({ scenario, place: (index + 0.5) / count }));
    })
    .sort((left, right) => left.place - right.place)
    .map(({ scenario }) => scenario);
}

/** Every kind at least once, as far as there are parcels; the most frequent ones give way. */
function countKinds({ parcels, mix }: LoadPlan): Map<string, number> {
  const counts = new Map(
    Object.entries(mix)
      .slice(0, parcels)
      .map(([name, share]) => [name, Math.max(1, Math.round(parcels * share))]),
  );
  for (;;) {
    const missing = parcels - [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (missing === 0) return counts;
    const [most] = [...counts].sort(([, left], [, right]) => right - left);
    if (most === undefined) throw new Error('a load needs a kind of parcel');
    counts.set(most[0], most[1] + Math.sign(missing));
  }
}
