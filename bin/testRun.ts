/**
 * `npm test`: the checks, then the tests. `npm test -- PART…` runs the named parts alone, `npm run test:all` every part, and
 * counts what each line of the security list has to show; `--only=PATTERN` keeps to test files whose path fits.
 * Set-up has run before. Ends with one line that counts what passed and what failed, and non-zero if anything failed.
 */
import { join } from 'node:path';
import { checkout } from './setup/checkout.mjs';
import { failuresOf, runJest, runNode, type JestReport } from './testing/runJest.js';
import { endedTests, printLines, readSecurityLines } from './testing/securityLines.js';
import { batchParts, selectParts } from './testing/testParts.js';

const startedAtMs = Date.now();
const args = process.argv.slice(2);
const parts = selectParts(args);
/** `--only=PATTERN`: of the parts, only test files whose path fits. */
const only = args.flatMap((arg) => (arg.startsWith('--only=') ? [arg.slice('--only='.length)] : []));
const isWhole = parts.length > 1;
const isEverything = args.includes('--all');
const isFull = isEverything || args.includes('--full');

const checksPassed =
  !isWhole || (await runNode(process.execPath, ['--import', 'tsx', join(checkout, 'bin', 'check.ts')])) === 0;
const runs: JestReport[] = [];
for (const { parts: selected, ...how } of batchParts(parts, isFull)) {
  const projects = selected.flatMap((part) => part.projects);
  const paths = [...selected.flatMap((part) => part.paths), ...only];
  runs.push(await runJest({ projects, paths, ...how }));
}
const unproved = isEverything ? printLines(readSecurityLines(), runs.flatMap(endedTests), isFull) : 0;
const seconds = Math.round((Date.now() - startedAtMs) / 1000);
if (isWhole) console.log(`checks ${checksPassed ? 'passed' : 'failed'}`);
console.log(`parts ${parts.map((part) => part.name).join(', ')}; ${seconds} s`);
const total = (count: (report: JestReport) => number): number => runs.reduce((sum, report) => sum + count(report), 0);
const failed = total(failuresOf) + unproved;
const [passed, skipped] = [total((report) => report.numPassedTests), total((report) => report.numPendingTests)];
console.log(`Tests: ${passed} passed, ${failed} failed, ${skipped} skipped`);
const everyRunTested = runs.every((report) => report.numPassedTests > 0);
process.exitCode = checksPassed && failed === 0 && everyRunTested ? 0 : 1;
