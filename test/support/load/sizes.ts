/**
 * How large each fault's test is. The small form is part of every `npm test` (or of `npm test -- load`), the full one of
 * `npm run test:all`; the code is the same. The test run says which by the Jest global `portolanTestSize` (bin/testRun.ts).
 */
const SMALL = {
  noFault: { parcels: 6, atOnce: 6 },
  workerKilled: { parcels: 6, atOnce: 6, kills: 2 },
  postgresKilled: { parcels: 6, atOnce: 6, kills: 2 },
  temporalKilled: { parcels: 6, atOnce: 6, kills: 2 },
  apiKilled: { drafts: 40, submissions: 8, atOnce: 16, kills: 2 },
  faultyCounterparties: { parcels: 6, atOnce: 6 },
  deliveredThrice: { parcels: 6, atOnce: 6 },
  oneKey: { rounds: 2, atOnce: 20 },
  poison: { good: 4, poisoned: 2, atOnce: 6 },
  smallCache: { parcels: 5, atOnce: 5 },
  tamperedAudit: { positions: 1 },
  /** Of the scenarios of a folder that others come near, every how manieth is run. */
  everyScenario: 4,
  /** The same of the mutants that recorded histories refuse. */
  everyMutant: 3,
  /** The same of the moments at which a process is killed. */
  everyMoment: 2,
  /** Of the people who ask for each operation, every how manieth does, others for each. */
  everyPerson: 3,
  /** Goods made up for each regime of each pack. */
  goodsOfARegime: 8,
  /** Of the members that are not the caller's to set, how many each write is sent. */
  foreignMembers: 4,
  /**
   * Requests made up from the description: how many at least, examples of each operation and role, in which phases, and
   * whether every bound that it names is tried by whoever may do what it is of.
   */
  fuzz: { requests: 500, examples: 2, phases: 'examples,fuzzing,stateful', atBounds: false },
  /** Awkward strings: how many of them each field of each write is given. */
  hostileStrings: 1,
  /** In how many texts of each write, spread over all there are. */
  hostileFields: 12,
  /** Pairs of a proposer and a signer, by chance. */
  signedPairs: 60,
  /** Requests that are broken by chance; filters for each parameter of each list; what a bomb inflates to; requests at once. */
  ...{ fuzzedRequests: 60, hostileFilters: 3, bombMegabytes: 200, oftenAtOnce: 40 },
};

const FULL: typeof SMALL = {
  noFault: { parcels: 500, atOnce: 60 },
  workerKilled: { parcels: 500, atOnce: 60, kills: 40 },
  postgresKilled: { parcels: 300, atOnce: 60, kills: 10 },
  temporalKilled: { parcels: 300, atOnce: 60, kills: 10 },
  apiKilled: { drafts: 1_700, submissions: 300, atOnce: 60, kills: 20 },
  faultyCounterparties: { parcels: 500, atOnce: 60 },
  deliveredThrice: { parcels: 80, atOnce: 40 },
  oneKey: { rounds: 50, atOnce: 50 },
  poison: { good: 490, poisoned: 10, atOnce: 60 },
  smallCache: { parcels: 300, atOnce: 60 },
  tamperedAudit: { positions: 100 },
  everyScenario: 1,
  everyMutant: 1,
  everyMoment: 1,
  everyPerson: 1,
  goodsOfARegime: 25,
  foreignMembers: 1_000,
  fuzz: { requests: 20_000, examples: 6, phases: 'examples,fuzzing,stateful', atBounds: true },
  /** About a third: each field has others, so that each string meets some three hundred fields. */
  hostileStrings: 24,
  hostileFields: 1_000,
  signedPairs: 1_000,
  ...{ fuzzedRequests: 500, hostileFilters: 43, bombMegabytes: 10_000, oftenAtOnce: 200 },
};

const isFull = Reflect.get(globalThis, 'portolanTestSize') === 'full';

/** The sizes of this run. */
export const SIZE = isFull ? FULL : SMALL;

/** Longest time that one fault's load may take, seconds: a bound for what hangs, not a measure. */
export const LONGEST_SECONDS = isFull ? 900 : 150;
/** The same for the whole test with its installation, milliseconds. */
export const LONGEST_TEST_MS = (LONGEST_SECONDS + 120) * 1000;
