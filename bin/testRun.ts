/**
 * `npm test`: the checks, then the tests. `npm test -- PART…` runs the named parts alone, `npm run test:all` every part, and
 * counts what each line of the security list has to show; `--only=PATTERN` keeps to test files whose path fits.
 * Set-up has run before. Ends with one line that counts what passed and what failed, and non-zero if anything failed.
 */
import { join } from 'node:path';
import { checkout } from './setup/checkout.mjs';
import { runNode } from './testing/runJest.js';
import { printTotals, runParts } from './testing/runParts.js';
import { endedTests, printLines, readSecurityLines } from './testing/securityLines.js';
import { selectParts } from './testing/testParts.js';

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
const { reports, ownReports } = await runParts(parts, isFull, only);
const unproved = isEverything ? printLines(readSecurityLines(), ownReports.flatMap(endedTests), isFull) : 0;
const seconds = Math.round((Date.now() - startedAtMs) / 1000);
if (isWhole) console.log(`checks ${checksPassed ? 'passed' : 'failed'}`);
console.log(`parts ${parts.map((part) => part.name).join(', ')}; ${seconds} s`);
const { failed } = printTotals(reports, unproved);
const everyRunTested = reports.every((report) => report.numPassedTests > 0);
process.exitCode = checksPassed && failed === 0 && everyRunTested ? 0 : 1;
