import { failuresOf, runJest, type JestReport } from './runJest.js';
import { batchParts, type TestPart } from './testParts.js';

/** What the Jest processes of some parts came to. */
export interface PartsRun {
  readonly reports: readonly JestReport[];
  /** Those of the Node that runs this; another one runs the same tests once more. */
  readonly ownReports: readonly JestReport[];
}

/**
 * Runs parts of the tests, one Jest process after the other.
 * @param paths patterns over test paths; none selects everything in the parts
 */
export async function runParts(
  parts: readonly TestPart[],
  isFull: boolean,
  paths: readonly string[],
): Promise<PartsRun> {
  const runs: { node: number | undefined; report: JestReport }[] = [];
  for (const { parts: together, ...how } of batchParts(parts, isFull)) {
    const projects = together.flatMap((part) => part.projects);
    runs.push({ node: how.node, report: await runJest({ projects, paths, ...how }) });
  }
  const own = runs.filter(({ node }) => node === undefined);
  return { reports: runs.map(({ report }) => report), ownReports: own.map(({ report }) => report) };
}

/**
 * Prints the line that counts what passed and what failed.
 * @param otherFailures what failed beside the tests
 * @returns how many of each
 */
export function printTotals(reports: readonly JestReport[], otherFailures: number): { passed: number; failed: number } {
  const total = (count: (report: JestReport) => number): number =>
    reports.reduce((sum, report) => sum + count(report), 0);
  const failed = total(failuresOf) + otherFailures;
  const [passed, skipped] = [total((report) => report.numPassedTests), total((report) => report.numPendingTests)];
  console.log(`Tests: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  return { passed, failed };
}
