/**
 * `npm run test:security`: every test that a line of the security list names, and how many of each line passed. `--full`
 * runs them in their full size and fuzzes the description too; `--only=S5` keeps to lines.
 * Set-up has run before. Ends with one line that counts what passed and what failed, and non-zero if anything failed.
 */
import { relative } from 'node:path';
import { checkout } from './setup/checkout.mjs';
import { failuresOf, runJest } from './testing/runJest.js';
import { countLine, readSecurityLines, type EndedTest } from './testing/securityLines.js';

const args = process.argv.slice(2);
const isFull = args.includes('--full');
const only = args.flatMap((arg) => (arg.startsWith('--only=') ? arg.slice('--only='.length).split(',') : []));

/** Tests that take a tool from outside, and minutes. */
const onlyInFull = (file: string): boolean => file.startsWith('test/fuzz/');

const lines = [...readSecurityLines()]
  .filter(([id]) => only.length === 0 || only.includes(id))
  .map(([id, line]) => {
    const tests = line.tests.filter(({ file }) => isFull || !onlyInFull(file));
    return { id, line: { ...line, tests }, leftOut: line.tests.length - tests.length };
  });
const files = [...new Set(lines.flatMap(({ line }) => line.tests.map(({ file }) => file)))];
if (files.length === 0) throw new Error(`no line of ${only.join(', ')} names a test`);

const report = await runJest({
  projects: ['unit', 'integration', 'deadlines', 'chaos', ...(isFull ? ['fuzz'] : [])],
  paths: files.map((file) => `/${file.replaceAll('.', '\\.')}$`),
  node: undefined,
  oneByOne: isFull,
  isFull,
});
const ended: EndedTest[] = report.testResults.flatMap(({ name, assertionResults }) =>
  assertionResults.map(({ fullName, status }) => ({ file: relative(checkout, name), fullName, status })),
);

let unproved = 0;
for (const { id, line, leftOut } of lines) {
  const { passed, failed, unmatched } = countLine(line, ended);
  const remarks = [
    ...(line.count === undefined ? [] : [line.count]),
    ...unmatched.map((one) => `no test ran: ${one}`),
    ...(leftOut > 0 ? [`${leftOut} more with --full`] : []),
    ...(line.gap === undefined ? [] : [`open: ${line.gap}`]),
  ];
  if (unmatched.length > 0) unproved += 1;
  console.log(`${id.padEnd(4)} ${`${passed} passed, ${failed} failed`.padEnd(24)} ${line.control}`);
  for (const remark of remarks) console.log(`       ${remark}`);
}
const open = lines.filter(({ line }) => line.gap !== undefined).length;
const failed = failuresOf(report) + unproved;
console.log(`${lines.length} lines, ${open} of them with something open, ${files.length} files`);
console.log(`Tests: ${report.numPassedTests} passed, ${failed} failed, ${report.numPendingTests} skipped`);
process.exitCode = failed === 0 && report.numPassedTests > 0 ? 0 : 1;
