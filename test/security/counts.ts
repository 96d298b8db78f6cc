/**
 * How much of each attack is tried. The short form is part of every `npm test`, with one of every kind; the full one of
 * `npm run test:all`. The test run says which by the Jest global `portolanTestSize` (bin/testRun.ts).
 */
const SHORT = { fuzzedRequests: 60, hostileFilters: 5, bombMegabytes: 200, oftenAtOnce: 40 };
const FULL: typeof SHORT = { fuzzedRequests: 500, hostileFilters: 43, bombMegabytes: 10_000, oftenAtOnce: 200 };

/** The counts of this run. */
export const COUNT = Reflect.get(globalThis, 'portolanTestSize') === 'full' ? FULL : SHORT;

/** Says what was tried, in the output of the run. */
export function report(what: string, counts: Readonly<Record<string, number | string>>): void {
  const parts = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  process.stdout.write(`${what}: ${parts.join(', ')}\n`);
}
