/**
 * `npm run test:security`: every test that a line of the security list names, and how many of each line passed. `--full`
 * runs them in their full size and fuzzes the description too; `--only=S5` keeps to lines.
 * Set-up has run before. Ends with one line that counts what passed and what failed, and non-zero if anything failed.
 */
import { printTotals, runParts } from './testing/runParts.js';
import { endedTests, onlyInFull, printLines, readSecurityLines } from './testing/securityLines.js';
import { testParts } from './testing/testParts.js';

const args = process.argv.slice(2);
const isFull = args.includes('--full');
const only = args.flatMap((arg) => (arg.startsWith('--only=') ? arg.slice('--only='.length).split(',') : []));

const lines = new Map([...readSecurityLines()].filter(([id]) => only.length === 0 || only.includes(id)));
const named = [...lines.values()].flatMap(({ tests }) => tests.map(({ file }) => file));
const files = [...new Set(named)].filter((file) => isFull || !onlyInFull(file));
if (files.length === 0) throw new Error(`no line of ${only.join(', ')} names a test`);

const paths = files.map((file) => `/${file.replaceAll('.', '\\.')}$`);
const { reports } = await runParts(
  testParts.filter(({ node }) => node === undefined),
  isFull,
  paths,
);
const unproved = printLines(lines, reports.flatMap(endedTests), isFull);
console.log(`${files.length} files`);
const { passed, failed } = printTotals(reports, unproved);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
